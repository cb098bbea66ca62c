import type { Schema } from '../schema.ts';
import type { ClosedSchema } from './closed.ts';

/**
 * The definitions of a group: its kinds, their specs, subschemas that had a name before, and every object that occurs
 * more than once, named after the field where it first occurs. All other subschemas stay inline.
 */
export function shared(kinds: Readonly<Record<string, ClosedSchema>>): Record<string, Schema> {
  const counts = new Map<string, number>();
  const named = new Map<string, string>();
  const taken = new Set(Object.keys(kinds));
  for (const [kind, schema] of Object.entries(kinds)) named.set(keyOf(schema), kind);
  for (const schema of Object.values(kinds)) count(schema, counts);
  for (const [kind, schema] of Object.entries(kinds)) name(schema, [kind], { counts, named, taken });

  const definitions = new Map<string, Schema>();
  const define = (schema: ClosedSchema): Schema => {
    const definition = named.get(keyOf(schema));
    if (definition === undefined) return withChildren(schema, define);
    if (!definitions.has(definition)) {
      definitions.set(definition, {});
      definitions.set(definition, withChildren(schema, define));
    }
    return { $ref: `#/$defs/${definition}` };
  };
  Object.values(kinds).forEach(define);
  const names = [...definitions.keys()].sort();
  return Object.fromEntries(names.map((definition) => [definition, definitions.get(definition) ?? {}]));
}

function count(schema: ClosedSchema, counts: Map<string, number>): void {
  const key = keyOf(schema);
  const seen = counts.get(key) ?? 0;
  counts.set(key, seen + 1);
  if (seen === 0) for (const [child] of childrenOf(schema)) count(child, counts);
}

interface Naming {
  readonly counts: ReadonlyMap<string, number>;
  readonly named: Map<string, string>;
  readonly taken: Set<string>;
}

function name(schema: ClosedSchema, path: readonly string[], naming: Naming): void {
  const key = keyOf(schema);
  if (path.length > 1) {
    if (naming.named.has(key)) return;
    const isSpec = path.length === 2 && path[1] === 'Spec';
    const isShared = (naming.counts.get(key) ?? 0) > 1 && key.length > 120;
    if (schema.properties !== undefined && (isSpec || schema.definition !== undefined || isShared)) {
      const definition = freeName(isSpec ? undefined : schema.definition, path, naming.taken);
      naming.named.set(key, definition);
      naming.taken.add(definition);
    }
  }
  for (const [child, step] of childrenOf(schema)) name(child, [...path, step], naming);
}

/** The shortest end of the path that is not yet the name of a definition. */
function freeName(definition: string | undefined, path: readonly string[], taken: ReadonlySet<string>): string {
  if (definition !== undefined && !taken.has(definition)) return definition;
  const isSpec = path.length === 2 && path[1] === 'Spec';
  for (let length = isSpec ? 2 : 1; length <= path.length; length++) {
    const candidate = path.slice(-length).join('');
    if (candidate !== '' && !taken.has(candidate) && !reserved.has(candidate)) return candidate;
  }
  throw new Error(`no name for ${path.join('.')}`);
}

const reserved = new Set([
  'Array',
  'Date',
  'Function',
  'Map',
  'Number',
  'Object',
  'Partial',
  'Record',
  'Set',
  'String',
  'Symbol',
]);

function childrenOf(schema: ClosedSchema): [child: ClosedSchema, step: string][] {
  return [
    ...Object.entries(schema.properties ?? {}).map(([field, child]): [ClosedSchema, string] => {
      const values = typeof child.additionalProperties === 'object';
      return [child, pascalCase(child.type === 'array' || values ? singular(field) : field)];
    }),
    ...(schema.items === undefined ? [] : ([[schema.items, '']] as [ClosedSchema, string][])),
    ...(typeof schema.additionalProperties === 'object'
      ? ([[schema.additionalProperties, '']] as [ClosedSchema, string][])
      : []),
  ];
}

function withChildren(closed: ClosedSchema, map: (child: ClosedSchema) => Schema): Schema {
  const schema = { ...closed };
  delete schema.definition;
  const { properties, items, additionalProperties: values } = schema;
  return {
    ...schema,
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([field, child]) => [field, map(child)])) }),
    ...(items === undefined ? {} : { items: map(items) }),
    ...(typeof values === 'object' ? { additionalProperties: map(values) } : {}),
  };
}

const keys = new WeakMap<object, string>();

function keyOf(schema: ClosedSchema): string {
  let key = keys.get(schema);
  if (key === undefined) {
    const { properties, items, additionalProperties: values, ...rest } = schema;
    key = JSON.stringify([
      rest,
      properties === undefined ? 0 : Object.entries(properties).map(([field, child]) => [field, keyOf(child)]),
      items === undefined ? 0 : keyOf(items),
      typeof values === 'object' ? keyOf(values) : values,
    ]);
    keys.set(schema, key);
  }
  return key;
}

function pascalCase(field: string): string {
  return field.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}

function singular(field: string): string {
  if (/(ss|us|is)$/i.test(field)) return field;
  return field
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/s$/, '');
}
