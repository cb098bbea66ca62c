import type { Schema, TypeName } from '../schema.ts';
import type { RawSchema } from './raw-schema.ts';

/** A schema that may still bear the name of its definition. */
export interface ClosedSchema extends Schema {
  definition?: string;
}

/**
 * The schema as it is checked: an object that lists its properties has no others, and what says nothing about values
 * (descriptions, defaults, formats) is gone.
 * @throws Error for a combination of schemas that lib/schemas/check.ts could not check
 */
export function closed(raw: RawSchema): ClosedSchema {
  if (raw.$ref !== undefined) return { $ref: raw.$ref };
  if (raw.definition === 'ObjectMeta') return metadata.Template;
  if (raw.definition === 'JSONSchemaProps' || raw.definition === 'RawExtension') return {};
  if (raw.definition === 'Quantity') {
    return { type: ['number', 'string'], pattern: '^[+-]?[0-9.]+([eE][+-]?[0-9]+|[numkMGTPE]i?|Ki)?$' };
  }
  if (raw.definition === 'IntOrString' || raw['x-kubernetes-int-or-string'] === true) {
    return compact({ type: ['integer', 'string'], pattern: readable(raw.pattern) });
  }
  const [only, ...others] = raw.oneOf ?? [];
  if (only?.properties !== undefined && others.length === 0) return closed(merged(raw, only));
  const names = Object.keys(raw.properties ?? {}).sort();
  const isOpen = raw['x-kubernetes-preserve-unknown-fields'] === true || names.length === 0;
  const { type, additionalProperties: values } = raw;
  const types: readonly TypeName[] = type === undefined ? [] : typeof type === 'string' ? [type] : type;
  return compact({
    definition: raw.definition,
    type:
      types.length > 0 && raw.nullable === true
        ? [...types, 'null' as const]
        : (type ?? (names.length > 0 ? 'object' : undefined)),
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
    atMostOne: atMostOne(raw),
    properties: names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, fieldOf(raw, name)])),
    ofSomeVersions: raw.ofSomeVersions,
    unread: raw.unread,
    additionalProperties: typeof values === 'object' ? closed(values) : isOpen ? undefined : false,
    items: raw.items === undefined ? undefined : closed(raw.items),
  });
}

/** The metadata of an object of Kubernetes in a scope, and of the templates within objects. */
export const metadata: Readonly<Record<'Namespaced' | 'Cluster' | 'Template' | 'VolumeClaimTemplate', ClosedSchema>> = {
  Namespaced: metadataSchema('NamespacedMetadata', ['name', 'namespace']),
  Cluster: metadataSchema('ClusterMetadata', ['name']),
  Template: metadataSchema('TemplateMetadata', []),
  VolumeClaimTemplate: metadataSchema('VolumeClaimTemplateMetadata', ['name']),
};

function metadataSchema(definition: string, required: readonly string[]): ClosedSchema {
  const label: Schema = { type: 'string', maxLength: 63, pattern: '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$' };
  // RBAC alone allows a colon.
  const name: Schema = { type: 'string', maxLength: 253, pattern: '^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$' };
  const namespace: Schema = { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };
  const finalizers: Schema = { type: 'array', items: { type: 'string' } };
  const isObject = definition === 'NamespacedMetadata' || definition === 'ClusterMetadata';
  return {
    definition,
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: {
      annotations: { type: 'object', additionalProperties: { type: 'string' } },
      ...(isObject ? { finalizers } : {}),
      labels: { type: 'object', additionalProperties: label },
      ...(required.includes('name') ? { name } : {}),
      ...(required.includes('namespace') ? { namespace } : {}),
    },
    additionalProperties: false,
  };
}

function fieldOf(raw: RawSchema, name: string): ClosedSchema {
  if (raw.definition === 'PersistentVolumeClaim' && name === 'metadata') return metadata.VolumeClaimTemplate;
  return closed(raw.properties?.[name] ?? {});
}

/** A single alternative adds its fields to those of the schema that has it. */
function merged(raw: RawSchema, only: RawSchema): RawSchema {
  return {
    ...only,
    type: 'object',
    required: [...new Set([...(raw.required ?? []), ...(only.required ?? [])])],
    properties: { ...only.properties, ...raw.properties },
  };
}

/** Istio says "a, b or none" with a oneOf of: none of them is required, a is required, b is required. */
function atMostOne(raw: RawSchema): string[][] | undefined {
  const parts = raw.allOf ?? (raw.oneOf === undefined ? [] : [{ oneOf: raw.oneOf }]);
  const lists = parts.map(({ oneOf = [] }) => {
    const [none, ...alternatives] = oneOf;
    const names = alternatives.map(onlyRequired);
    if (names.includes(undefined) || JSON.stringify(none) !== JSON.stringify({ not: { anyOf: alternatives } })) {
      throw new Error(`lib/schemas/check.ts cannot check ${JSON.stringify(raw)}`);
    }
    return names.filter((name) => name !== undefined);
  });
  if (raw.anyOf !== undefined || raw.not !== undefined)
    throw new Error(`lib/schemas/check.ts cannot check ${JSON.stringify(raw)}`);
  const choices = lists.filter((names) => names.length > 1);
  return choices.length === 0 ? undefined : choices;
}

function onlyRequired({ required, ...rest }: RawSchema): string | undefined {
  return required?.length === 1 && Object.keys(rest).length === 0 ? required[0] : undefined;
}

/** CRDs' patterns are those of Go; one that JavaScript cannot read is not checked. */
function readable(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  const [, anyCase] = /^\^\(\?i\)([a-z()|?$]*)$/.exec(pattern) ?? [];
  if (anyCase !== undefined) return `^${anyCase.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)}`;
  try {
    new RegExp(pattern);
    return pattern;
  } catch {
    return undefined;
  }
}

type WithoutUndefined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function compact<T extends object>(schema: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;
}
