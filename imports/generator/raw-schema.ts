import type { Schema, TypeName } from '../schema.ts';

/** A schema as in OpenAPI and CRDs, with the name of the definition that it was a reference to. */
export interface RawSchema {
  readonly definition?: string;
  readonly $ref?: string;
  readonly type?: TypeName | readonly TypeName[];
  readonly format?: string;
  readonly nullable?: boolean;
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
  readonly properties?: Readonly<Record<string, RawSchema>>;
  readonly ofSomeVersions?: Schema['ofSomeVersions'];
  readonly unread?: Schema['unread'];
  readonly orEmpty?: true;
  readonly additionalProperties?: boolean | RawSchema;
  readonly items?: RawSchema;
  readonly anyOf?: readonly RawSchema[];
  readonly oneOf?: readonly RawSchema[];
  readonly allOf?: readonly RawSchema[];
  readonly not?: RawSchema;
  readonly default?: unknown;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[] | undefined;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set' | undefined;
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
}

/** The definitions of an OpenAPI or JSON schema file. */
export type Definitions = Readonly<Record<string, RawSchema>>;

/** The schema with all references replaced by their definitions, which keep their names. */
export function resolved(schema: RawSchema, definitions: Definitions, path: readonly string[] = []): RawSchema {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/definitions/', '');
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`no definition ${name}`);
    // Only the name of these matters; JSONSchemaProps is recursive.
    if (/\.(ObjectMeta|Quantity|IntOrString|JSONSchemaProps|RawExtension|Time|MicroTime)$/.test(name)) {
      return { ...definition, definition: shortName(name), properties: {} };
    }
    if (path.includes(name)) throw new Error(`definition ${name} holds itself`);
    const inner = resolved(definition, definitions, [...path, name]);
    return inner.definition === undefined ? { ...inner, definition: shortName(name) } : inner;
  }
  const resolve = (child: RawSchema): RawSchema => resolved(child, definitions, path);
  const out = mapChildren(schema, resolve);
  return schema.oneOf === undefined ? out : { ...out, oneOf: schema.oneOf.map(resolve) };
}

/** The schema with each of its direct subschemas replaced or left out. */
export function mapChildren(
  schema: RawSchema,
  map: (child: RawSchema, step: string) => RawSchema | undefined,
): RawSchema {
  const out: Record<string, unknown> = { ...schema };
  if (schema.properties !== undefined) {
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).flatMap(([name, child]) => {
        const mapped = map(child, `.${name}`);
        return mapped === undefined ? [] : [[name, mapped]];
      }),
    );
  }
  if (schema.items !== undefined) out.items = map(schema.items, '[]');
  if (typeof schema.additionalProperties === 'object') {
    out.additionalProperties = map(schema.additionalProperties, '.*');
  }
  return out;
}

function shortName(name: string): string {
  return name.replace(/^.*[.|]/, '');
}
