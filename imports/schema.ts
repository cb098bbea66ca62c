/**
 * The part of JSON Schema that imports/schemas and lib/spec/schema.json are written in, with three words of its own: Istio's `oneOf` of `required`s
 * is `atMostOne`, and `ofSomeVersions` names fields that are refused because they are not in all of them, `unread`
 * such as are taken as they are.
 */
export interface Schema {
  /** `#/$defs/Name`, or `group.json#/$defs/Name`; then it is the only word. */
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  /** Lists of fields of which an object has one or none. */
  readonly atMostOne?: readonly (readonly string[])[];
  readonly properties?: Readonly<Record<string, Schema>>;
  /** Fields that not all versions of Kubernetes have: the oldest with each, and the oldest or newest without it. */
  readonly ofSomeVersions?: Readonly<Record<string, readonly [has: string, lacks: string]>>;
  /** Fields that are not looked into: nothing here is made of them. */
  readonly unread?: readonly string[];
  /** A closed object has `false`, a map the schema of its values. */
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  /** Alternatives, each of one type; objects among them are closed. Then it is the only word. */
  readonly anyOf?: readonly Schema[];
}

/** A type of JSON Schema, and that of the one function which a spec may hold. */
export type TypeName = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null' | 'function';

/** A file of imports/schemas: the kinds of one API group under their names, and what they share. */
export interface SchemaFile {
  readonly $defs: Readonly<Record<string, Schema>>;
}
