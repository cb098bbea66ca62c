import type { Schema, TypeName } from '../schema.ts';
import type { RawSchema } from './raw-schema.ts';

/** A schema that may still bear the name of its definition. */
export interface ClosedSchema extends Schema {
  definition?: string;
}

/**
 * The schema as it is checked: an object that lists its properties has no others, and what says nothing about values
 * (descriptions, defaults, formats) is gone. Within anyOf, oneOf and allOf a schema names only some properties, and
 * stays open.
 */
export function closed(raw: RawSchema): ClosedSchema {
  const special = specialSchema(raw);
  if (special !== undefined) return special;
  const isOpen = raw['x-kubernetes-preserve-unknown-fields'] === true || Object.keys(raw.properties ?? {}).length === 0;
  return compact({
    ...assertionsOf(raw, closed),
    definition: raw.definition,
    additionalProperties: additionalProperties(raw, closed) ?? (isOpen ? undefined : false),
  });
}

/** The metadata of an object of Kubernetes in a scope, and of a pod template. */
export const metadata: Readonly<Record<'Namespaced' | 'Cluster' | 'Template', ClosedSchema>> = {
  Namespaced: metadataSchema('NamespacedMetadata', ['name', 'namespace']),
  Cluster: metadataSchema('ClusterMetadata', ['name']),
  Template: metadataSchema('TemplateMetadata', []),
};

function metadataSchema(definition: string, required: readonly string[]): ClosedSchema {
  const strings: Schema = { type: 'object', additionalProperties: { type: 'string' } };
  const label: Schema = { type: 'string', maxLength: 63, pattern: '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$' };
  const namespace: Schema = { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };
  return {
    definition,
    type: 'object',
    required,
    properties: {
      annotations: strings,
      finalizers: { type: 'array', items: { type: 'string' } },
      labels: { type: 'object', additionalProperties: label },
      // RBAC alone allows a colon.
      name: { type: 'string', maxLength: 253, pattern: '^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$' },
      ...(required.includes('namespace') ? { namespace } : {}),
    },
    additionalProperties: false,
  };
}

function specialSchema(raw: RawSchema): ClosedSchema | undefined {
  if (raw.$ref !== undefined) return { $ref: raw.$ref };
  if (raw.definition === 'ObjectMeta') return metadata.Template;
  if (raw.definition === 'JSONSchemaProps' || raw.definition === 'RawExtension') return {};
  if (raw.definition === 'Quantity') {
    return { type: ['number', 'string'], pattern: '^[+-]?[0-9.]+([eE][+-]?[0-9]+|[numkMGTPE]i?|Ki)?$' };
  }
  if (raw['x-kubernetes-int-or-string'] === true || raw.format === 'int-or-string') {
    return compact({ type: ['integer', 'string'], pattern: readable(raw.pattern) });
  }
  return undefined;
}

function assertionsOf(raw: RawSchema, inner: (raw: RawSchema) => Schema): Schema {
  const { type, nullable } = raw;
  const types: readonly TypeName[] = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  return compact({
    type: types.length > 0 && nullable === true ? [...types, 'null' as const] : type,
    enum: raw.enum,
    pattern: readable(raw.pattern),
    minLength: raw.minLength,
    maxLength: raw.maxLength,
    minimum: raw.minimum,
    maximum: raw.maximum,
    minItems: raw.minItems,
    maxItems: raw.maxItems,
    minProperties: raw.minProperties,
    maxProperties: raw.maxProperties,
    required: raw.required === undefined ? undefined : [...raw.required].sort(),
    properties: raw.properties === undefined ? undefined : sortedProperties(raw.properties, inner),
    items: raw.items === undefined ? undefined : inner(raw.items),
    anyOf: raw.anyOf?.map(open),
    oneOf: raw.oneOf?.map(open),
    allOf: raw.allOf?.map(open),
    not: raw.not === undefined ? undefined : open(raw.not),
  });
}

function open(raw: RawSchema): Schema {
  const special = specialSchema(raw);
  if (special !== undefined) return special;
  return compact({ ...assertionsOf(raw, open), additionalProperties: additionalProperties(raw, open) });
}

function additionalProperties(raw: RawSchema, inner: (raw: RawSchema) => Schema): boolean | Schema | undefined {
  const { additionalProperties: values } = raw;
  return typeof values === 'object' ? inner(values) : values === false ? false : undefined;
}

function sortedProperties(
  properties: Readonly<Record<string, RawSchema>>,
  inner: (raw: RawSchema) => Schema,
): Record<string, Schema> | undefined {
  const names = Object.keys(properties).sort();
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, inner(properties[name] ?? {})]));
}

/** CRDs' patterns are those of Go; the few that JavaScript cannot read are not checked. */
function readable(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern).source === '' ? undefined : pattern;
  } catch {
    return undefined;
  }
}

type WithoutUndefined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function compact<T extends object>(schema: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;
}
