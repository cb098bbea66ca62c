import type { CelRule, Format, Schema, TypeName } from '../schema.ts';
import type { RawSchema } from './raw-schema.ts';

/** A schema that may still have the name of its definition. */
export interface ClosedSchema extends Schema {
  definition?: string;
}

/**
 * The schema as it is checked: objects with listed properties accept no others, and parts that say nothing about values
 * (descriptions, formats) are removed.
 * @throws Error for a combination of schemas that lib/schemas/check.ts could not check
 */
export function closed(raw: RawSchema): ClosedSchema {
  if (raw.$ref !== undefined) return { $ref: raw.$ref, ...compact({ default: raw.default }) };
  if (raw.definition === 'ObjectMeta') return metadata.Template;
  if (raw.definition === 'JSONSchemaProps' || raw.definition === 'RawExtension') return {};
  if (raw.definition === 'Quantity') {
    return {
      type: ['number', 'string'],
      pattern: '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$',
    };
  }
  if (raw.definition === 'IntOrString' || raw['x-kubernetes-int-or-string'] === true) {
    const [minimum, maximum] = raw.definition === 'IntOrString' ? (bounds.int32 ?? []) : [raw.minimum, raw.maximum];
    return compact({
      type: ['integer', 'string'],
      minimum,
      maximum,
      pattern: readable(raw.pattern),
      default: raw.default,
      rules: rulesOf(raw),
    });
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
    format: formats[raw.format ?? ''],
    minLength: raw.minLength,
    maxLength: raw.maxLength,
    minimum: raw.minimum ?? bounds[raw.format ?? '']?.[0],
    maximum: raw.maximum ?? bounds[raw.format ?? '']?.[1],
    minItems: raw.minItems,
    maxItems: raw.maxItems,
    minProperties: raw.minProperties,
    maxProperties: raw.maxProperties,
    required: requiredOf(raw),
    atMostOne: atMostOne(raw),
    properties: names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, fieldOf(raw, name)])),
    ofSomeVersions: raw.ofSomeVersions,
    unread: raw.unread,
    additionalProperties: typeof values === 'object' ? closed(values) : isOpen ? undefined : false,
    items: raw.items === undefined ? undefined : closed(raw.items),
    listKeys: listKeysOf(raw),
    default: raw.default,
    rules: rulesOf(raw),
  });
}

/** The range of integers in an API field. */
const bounds: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // The greatest number below 2^63 that JavaScript can represent.
  int64: [-(2 ** 63), 2 ** 63 - 1024],
};

/** Formats of texts. In the API server's own kinds, bytes may be empty. */
const formats: Readonly<Record<string, Format>> = {
  byte: 'bytes',
  'byte or none': 'byte',
  'date-time': 'date-time',
  duration: 'duration',
};

/** A field with a default is not required. */
function requiredOf({ required, properties = {} }: RawSchema): string[] | undefined {
  const names = required?.filter((name) => properties[name]?.default === undefined).sort();
  return names?.length === 0 ? undefined : names;
}

/**
 * Lists whose keys are checked by rules with better messages: `pod-parts-once`, `variables-once`, `service-is-whole`.
 */
const toldByRules: ReadonlySet<string> = new Set(['Container', 'EnvVar', 'ServicePort', 'Volume', 'VolumeMount']);

function listKeysOf(raw: RawSchema): readonly string[] | undefined {
  if (toldByRules.has(raw.items?.definition ?? '')) return undefined;
  if (raw['x-kubernetes-list-type'] === 'set') return [];
  return raw['x-kubernetes-list-type'] === 'map' ? raw['x-kubernetes-list-map-keys'] : undefined;
}

function rulesOf(raw: RawSchema): readonly CelRule[] | undefined {
  const rules = raw['x-kubernetes-validations'] ?? [];
  return rules.length === 0 ? undefined : rules.map(({ rule, message }) => compact({ rule, message }) as CelRule);
}

/** The metadata of an object, by its scope, and of templates within objects. */
export const metadata: Readonly<
  Record<'Namespaced' | 'Cluster' | 'NamespacedPath' | 'ClusterPath' | 'Template' | 'VolumeClaimTemplate', ClosedSchema>
> = {
  Namespaced: metadataSchema('NamespacedMetadata', ['name', 'namespace']),
  Cluster: metadataSchema('ClusterMetadata', ['name']),
  NamespacedPath: metadataSchema('NamespacedPathMetadata', ['name', 'namespace']),
  ClusterPath: metadataSchema('ClusterPathMetadata', ['name']),
  Template: metadataSchema('TemplateMetadata', []),
  VolumeClaimTemplate: metadataSchema('VolumeClaimTemplateMetadata', ['name']),
};

function metadataSchema(definition: string, required: readonly string[]): ClosedSchema {
  const label: Schema = { type: 'string', maxLength: 63, pattern: '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$' };
  // Names that become a part of a URL path:
  // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
  const segment: Schema = { type: 'string', minLength: 1, pattern: '^(?!\\.{1,2}$)[^/%]+$' };
  const subdomain = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  const name: Schema = definition.includes('Path')
    ? segment
    : { type: 'string', maxLength: 253, pattern: `^${subdomain}(\\.${subdomain})*$` };
  const namespace: Schema = { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };
  const finalizers: Schema = { type: 'array', items: { type: 'string', minLength: 1 } };
  const isObject = /^(Namespaced|Cluster)(Path)?Metadata$/.test(definition);
  return {
    definition,
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: {
      annotations: { type: 'object', keys: 'qualified name', additionalProperties: { type: 'string' } },
      ...(isObject ? { finalizers } : {}),
      labels: { type: 'object', keys: 'qualified name', additionalProperties: label },
      ...(required.includes('name') ? { name } : {}),
      ...(required.includes('namespace') ? { namespace } : {}),
    },
    additionalProperties: false,
  };
}

function fieldOf(raw: RawSchema, name: string): ClosedSchema {
  if (raw.definition === 'PersistentVolumeClaim' && name === 'metadata') return metadata.VolumeClaimTemplate;
  // The API server fills in the protocol, which is part of the key of a port.
  if (raw.definition === 'ContainerPort' && name === 'protocol')
    return { ...closed(raw.properties?.protocol ?? {}), default: 'TCP' };
  return closed(raw.properties?.[name] ?? {});
}

/** A single alternative adds its fields to those of the schema around it. */
function merged(raw: RawSchema, only: RawSchema): RawSchema {
  return {
    ...only,
    type: 'object',
    required: [...new Set([...(raw.required ?? []), ...(only.required ?? [])])],
    properties: { ...only.properties, ...raw.properties },
  };
}

/** Istio expresses "a, b or none" with a oneOf of: none of them is required, a is required, b is required. */
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

/** Patterns in CRDs have Go's syntax; a pattern that JavaScript cannot read is not checked. */
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
