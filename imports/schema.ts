/**
 * The subset of JSON Schema in imports/schemas and lib/spec/schema.json, with four additions: `atMostOne` for Istio's
 * `oneOf` of `required`s, `ofSomeVersions` for fields that not all versions of Kubernetes have, `unread` for fields
 * whose values are accepted unchecked, and `example` for messages.
 */
export interface Schema {
  /** `#/$defs/Name`, or `group.json#/$defs/Name`. A schema with it has no other keyword. */
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | boolean)[];
  /** Whether `''` is no value, and taken for none. */
  readonly orEmpty?: true;
  readonly pattern?: string;
  /** A value that the schema accepts, as people would write it; messages name it. */
  readonly example?: string;
  /** Meaning of a text; `bytes` is base64 that is not empty. */
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
  /** Groups of fields of which an object may have at most one. */
  readonly atMostOne?: readonly (readonly string[])[];
  readonly properties?: Readonly<Record<string, Schema>>;
  /**
   * Fields that not all versions of Kubernetes have: the oldest version with each, and the oldest or newest version
   * without it.
   */
  readonly ofSomeVersions?: Readonly<Record<string, readonly [has: string, lacks: string]>>;
  /** Fields whose values are accepted unchecked; Strata does not render them. */
  readonly unread?: readonly string[];
  /** `false` for a closed object; for a map, the schema of its values. */
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  /** Fields that identify the items of a list; `[]` if the items themselves do. */
  readonly listKeys?: readonly string[];
  /** The default that the API server fills in. */
  readonly default?: unknown;
  /** The form of a map's keys: `prefix/name`, as of labels and annotations. */
  readonly keys?: 'qualified name';
  /** CEL conditions of a CRD. */
  readonly rules?: readonly CelRule[];
  /** Further conditions on the value, as in JSON Schema. */
  readonly conditions?: Condition;
  /** Alternatives of different types; objects among them are closed. A schema with it has no other keyword. */
  readonly anyOf?: readonly Schema[];
}

/** Alternatives among fields and values, which a CRD adds to the schema of a value. */
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

/** A format of texts that the API server enforces. */
export type Format = 'byte' | 'bytes' | 'date-time' | 'duration';

/** A rule of `x-kubernetes-validations`: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules */
export interface CelRule {
  /** In CEL; `self` is the value and, in a transition rule, `oldSelf` the value before the change. */
  readonly rule: string;
  /** Message of the rule. */
  readonly message?: string;
}

/** A type of JSON Schema, or the type of the one function in specs. */
export type TypeName = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null' | 'function';

/** A file of imports/schemas: the kinds of one API group by name, and the definitions that they share. */
export interface SchemaFile {
  readonly $defs: Readonly<Record<string, Schema>>;
}
