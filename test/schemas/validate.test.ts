import { Ajv } from 'ajv';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../imports/kinds.ts';
import type { Schema } from '../../imports/schema.ts';
import { textFormats } from '../../lib/schemas/formats.ts';
import { schemaProblems } from '../../lib/schemas/validate.ts';
import { resolved, sample, schemaFile, schemaOf } from '../imports/sample.ts';
import type { PlacedSchema } from '../imports/sample.ts';

const ajv = new Ajv({ strict: false, unicodeRegExp: false });
ajv.addKeyword({
  keyword: 'atMostOne',
  validate: (lists: string[][], value: object) =>
    typeof value !== 'object' || lists.every((names) => names.filter((name) => name in value).length < 2),
});
for (const [name, { test: accepts }] of Object.entries(textFormats)) ajv.addFormat(name, accepts);
for (const file of readdirSync(join(import.meta.dirname, '../../imports/schemas')))
  ajv.addSchema(schemaFile(file), file);

describe.each(kinds)('$apiVersion $kind', (kind) => {
  const accepts = ajv.compile(schemaOf(kind) as object);

  test.each(['minimal', 'full'] as const)('a %s object is accepted', (extent) => {
    const object = sample(kind, extent);
    expect(schemaProblems(object)).toEqual([]);
    expect(accepts(object), JSON.stringify(accepts.errors)).toBe(true);
  });

  test('every field is refused when it is unknown, missing, of another type or value, at its own place', () => {
    const object = sample(kind, 'full');
    const missed: string[] = [];
    for (const { field, spoil } of spoilt(resolved(schemaOf(kind), ''), object, '', new Set())) {
      const restore = spoil();
      const isFound = schemaProblems(object).some((problem) => problem.field === field);
      if (!isFound || accepts(object)) missed.push(field);
      restore();
    }
    expect(missed.filter((field) => field !== 'apiVersion' && field !== 'kind')).toEqual([]);
    expect(schemaProblems(object)).toEqual([]);
  });
});

interface Spoil {
  readonly field: string;
  /** Spoils the object, and returns what restores it. */
  readonly spoil: () => () => void;
}

/** Every way to spoil one place of an object; what is defined once is spoilt once. */
function* spoilt(at: PlacedSchema, value: unknown, path: string, seen: Set<Schema>): Generator<Spoil> {
  const { schema, file } = at;
  if (seen.has(schema)) return;
  seen.add(schema);
  if (Array.isArray(value)) {
    if (schema.items === undefined) return;
    const items = value as unknown[];
    // A list in which its holder would stand again.
    if (items.length === 0) return;
    const item = resolved(schema.items, file);
    for (const bad of badValues(item.schema)) yield { field: `${path}[0]`, spoil: () => replaced(items, 0, bad) };
    yield* spoilt(item, items[0], `${path}[0]`, seen);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Record<string, unknown>;
  if (schema.additionalProperties === false) {
    yield { field: fieldIn(path, 'unknownField'), spoil: () => replaced(object, 'unknownField', 1) };
  }
  for (const name of schema.required ?? []) {
    yield { field: fieldIn(path, name), spoil: () => replaced(object, name, undefined) };
  }
  for (const name of Object.keys(object)) {
    const { additionalProperties: rest } = schema;
    const child = schema.properties?.[name] ?? (typeof rest === 'object' ? rest : {});
    const field = fieldIn(path, name);
    for (const bad of badValues(resolved(child, file).schema)) {
      yield { field, spoil: () => replaced(object, name, bad) };
    }
    yield* spoilt(resolved(child, file), object[name], field, seen);
  }
}

function badValues(schema: Schema): unknown[] {
  const types = schema.type === undefined || typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types[0] === undefined) return [];
  const wrongType = [1.5, 'text', true, [], {}].filter((value) => {
    const name = Array.isArray(value) ? 'array' : typeof value;
    return !types.some((type) => type === name || (type === 'integer' && name === 'number'));
  });
  return [
    ...wrongType,
    ...(types.includes('integer') ? [1.5] : []),
    ...(schema.enum === undefined ? [] : ['not one of them']),
    ...(schema.minimum === undefined ? [] : [beyond(schema.minimum, -1)]),
    ...(schema.maximum === undefined ? [] : [beyond(schema.maximum, 1)]),
    ...(schema.format === undefined ? [] : ['*']),
    ...(schema.maxLength === undefined ? [] : ['a'.repeat(schema.maxLength + 1)]),
    ...(schema.pattern === undefined || new RegExp(schema.pattern).test('*\n*') ? [] : ['*\n*']),
  ];
}

/** The next number; beyond 2^53 those are not one apart. */
function beyond(bound: number, by: 1 | -1): number {
  return Number.isSafeInteger(bound) ? bound + by : bound * 2;
}

function replaced(holder: object, key: string | number, value: unknown): () => void {
  const before = Reflect.get(holder, key) as unknown;
  if (value === undefined) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, value);
  return () => {
    if (before === undefined) Reflect.deleteProperty(holder, key);
    else Reflect.set(holder, key, before);
  };
}

function fieldIn(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
