import type { CelRule, Condition, Format, Schema, TypeName } from '../schema.ts';
import type { RawSchema } from './raw-schema.ts';

/** A schema that may still have the name of its definition. */
export interface ClosedSchema extends Schema {
  definition?: string;
}

/**
 * The schema as it is checked: objects with listed properties accept no others, and parts that say nothing about values,
 * such as descriptions, are removed.
 */
export function closed(raw: RawSchema): ClosedSchema {
  if (raw.$ref !== undefined) return { $ref: raw.$ref, ...compact({ default: raw.default }) };
  if (raw.definition === 'ObjectMeta') return metadata.Template;
  if (raw.definition === 'JSONSchemaProps' || raw.definition === 'RawExtension') return {};
  if (raw.definition === 'Quantity') {
    return {
      type: ['number', 'string'],
      // The server takes spaces around it away.
      pattern: '^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?\\s*$',
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
    orEmpty: raw.orEmpty,
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
    conditions: conditionsOf(raw),
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
  const qualified = `^(${subdomain}(\\.${subdomain})*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$`;
  const namespace: Schema = { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };
  const finalizers: Schema = {
    type: 'array',
    items: { type: 'string', minLength: 1, pattern: qualified },
    listKeys: [],
  };
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
  const lists = choicesOf(raw)?.filter((names) => names.length > 1);
  return lists === undefined || lists.length === 0 ? undefined : lists;
}

/** The fields of each such choice; undefined of a schema with other conditions, or none. */
function choicesOf({ allOf, anyOf, not, oneOf }: RawSchema): string[][] | undefined {
  if (anyOf !== undefined || not !== undefined) return undefined;
  const parts = allOf ?? (oneOf === undefined ? [] : [{ oneOf }]);
  const lists: string[][] = [];
  for (const { oneOf = [] } of parts) {
    const [none, ...alternatives] = oneOf;
    const names = alternatives.flatMap((one) => onlyRequired(one) ?? []);
    const isChoice = JSON.stringify(none) === JSON.stringify({ not: { anyOf: alternatives } });
    if (!isChoice || names.length < alternatives.length) return undefined;
    lists.push(names);
  }
  return lists;
}

/** Any other condition, without what only people read. */
function conditionsOf(raw: RawSchema): Condition | undefined {
  const { allOf, anyOf, not, oneOf } = raw;
  if ([allOf, anyOf, not, oneOf].every((part) => part === undefined) || choicesOf(raw) !== undefined) return undefined;
  return conditionOf({ ...compact({ allOf, anyOf, not, oneOf }) });
}

function conditionOf(raw: RawSchema): Condition {
  const { allOf, anyOf, items, not, oneOf, properties } = raw;
  return compact({
    ...pick(raw, [
      'enum',
      'maxItems',
      'maxLength',
      'maximum',
      'minItems',
      'minLength',
      'minimum',
      'pattern',
      'required',
    ]),
    allOf: allOf?.map(conditionOf),
    anyOf: anyOf?.map(conditionOf),
    items: items === undefined ? undefined : conditionOf(items),
    not: not === undefined ? undefined : conditionOf(not),
    oneOf: oneOf?.map(conditionOf),
    properties:
      properties === undefined
        ? undefined
        : Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, conditionOf(child)])),
  });
}

function pick<T extends object, Name extends keyof T>(from: T, names: readonly Name[]): Partial<Pick<T, Name>> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Pick<T, Name>>;
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
