/**
 * The part of JSON Schema that imports/schemas and lib/spec/schema.json are written in, with three words of its own: Istio's `oneOf` of `required`s
 * is `atMostOne`, and `ofSomeVersions` names fields that not all versions of Kubernetes have, `unread`
 * such as are taken as they are.
 */
export interface Schema {
  /** `#/$defs/Name`, or `group.json#/$defs/Name`; then it is the only word. */
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | boolean)[];
  /** Whether `''` is no value, and taken for none. */
  readonly orEmpty?: true;
  readonly pattern?: string;
  /** What a text stands for; `bytes` is base64 that is not empty. */
  readonly format?: Format;
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
  /** Fields that tell the items of a list apart; `[]` where the items themselves do. */
  readonly listKeys?: readonly string[];
  /** What an API server writes where nothing stands. */
  readonly default?: unknown;
  /** What the keys of a map are: `prefix/name`, as labels and annotations have. */
  readonly keys?: 'qualified name';
  /** Conditions of a CRD that its fields alone do not show. */
  readonly rules?: readonly CelRule[];
  /** What holds of the value besides, in the words of JSON Schema. */
  readonly conditions?: Condition;
  /** Alternatives, each of one type; objects among them are closed. Then it is the only word. */
  readonly anyOf?: readonly Schema[];
}

/** Alternatives among fields and values, as a CRD has them beside the schema of a value. */
export interface Condition {
  readonly allOf?: readonly Condition[];
  readonly anyOf?: readonly Condition[];
  readonly oneOf?: readonly Condition[];
  readonly not?: Condition;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Condition>>;
  readonly items?: Condition;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** A format of texts that an API server holds against its word. */
export type Format = 'byte' | 'bytes' | 'date-time' | 'duration';

/** A rule of `x-kubernetes-validations`: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules */
export interface CelRule {
  /** In CEL; `self` is the value, and `oldSelf` that before a change, of a rule of changes. */
  readonly rule: string;
  /** What its maker says of a breach. */
  readonly message?: string;
}

/** A type of JSON Schema, and that of the one function which a spec may hold. */
export type TypeName = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null' | 'function';

/** A file of imports/schemas: the kinds of one API group under their names, and what they share. */
export interface SchemaFile {
  readonly $defs: Readonly<Record<string, Schema>>;
}
