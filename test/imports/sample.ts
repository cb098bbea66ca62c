import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceOf } from '../../imports/kinds.ts';
import type { Kind } from '../../imports/kinds.ts';
import type { Format, Schema, SchemaFile } from '../../imports/schema.ts';

type Extent = 'minimal' | 'full';

/** An object that the schema of its kind accepts: with its required fields only, or with all fields. */
export function sample(kind: Kind, extent: Extent): Record<string, unknown> {
  return sampleOf(resolved(schemaOf(kind), ''), extent) as Record<string, unknown>;
}

/** A schema, and the file in which its references are resolved. */
export interface PlacedSchema {
  readonly schema: Schema;
  readonly file: string;
}

/** The schema of a kind. */
export function schemaOf(kind: Kind): Schema {
  return { $ref: referenceOf(kind) };
}

/** The schema that a schema refers to, or itself. */
export function resolved(schema: Schema, file: string): PlacedSchema {
  if (schema.$ref === undefined) return { schema, file };
  const [target = '', name = ''] = schema.$ref.split('#/$defs/');
  const found = schemaFile(target === '' ? file : target).$defs[name];
  if (found === undefined) throw new Error(`no ${schema.$ref}`);
  return resolved(found, target === '' ? file : target);
}

/** The text of a file of imports/schemas, read once. */
export function schemaFile(name: string): SchemaFile {
  let file = files.get(name);
  if (file === undefined) {
    file = JSON.parse(readFileSync(join(import.meta.dirname, '../../imports/schemas', name), 'utf8')) as SchemaFile;
    files.set(name, file);
  }
  return file;
}

const files = new Map<string, SchemaFile>();

function sampleOf({ schema, file }: PlacedSchema, extent: Extent, within: readonly Schema[] = []): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  const type = schema.type === undefined || typeof schema.type === 'string' ? schema.type : schema.type[0];
  switch (type ?? (schema.properties === undefined ? 'string' : 'object')) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return Math.min(Math.max(1, schema.minimum ?? 1), schema.maximum ?? Infinity);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'function':
      return () => undefined;
    case 'array': {
      const item = resolved(schema.items ?? {}, file);
      // A route of Alertmanager contains routes, without a limit.
      const isWanted = extent === 'full' && !within.includes(item.schema);
      const count = Math.max(schema.minItems ?? 0, isWanted ? 1 : 0);
      return Array.from({ length: count }, () => sampleOf(item, extent, within));
    }
    case 'object':
      return fields({ schema, file }, extent, [...within, schema]);
  }
}

function fields({ schema, file }: PlacedSchema, extent: Extent, within: readonly Schema[]): Record<string, unknown> {
  const { properties = {}, required = [], atMostOne = [], minProperties = 0, maxProperties = Infinity } = schema;
  const { oneOf = [] } = schema.conditions ?? {};
  const excluded = new Set([
    ...atMostOne.flatMap((names) => names.slice(1)),
    ...oneOf.slice(1).flatMap(({ required: names = [] }) => names),
  ]);
  const names = Object.keys(properties).filter(
    (name) => !excluded.has(name) && schema.ofSomeVersions?.[name] === undefined,
  );
  const optional = names.filter((name) => !required.includes(name));
  const count = extent === 'full' ? maxProperties - required.length : minProperties - required.length;
  // The published schemas require fields that an API server fills in.
  const filledIn = optional.filter((name) => properties[name]?.default !== undefined);
  const wanted = [...new Set([...required, ...filledIn, ...optional.slice(0, Math.max(0, count))])];
  const entries = wanted.map((name) => [name, sampleOf(resolved(properties[name] ?? {}, file), extent, within)]);
  if (typeof schema.additionalProperties === 'object' && (extent === 'full' || minProperties > 0)) {
    entries.push(['a', sampleOf(resolved(schema.additionalProperties, file), extent, within)]);
  }
  return Object.fromEntries(entries) as Record<string, unknown>;
}

const texts = [
  'a',
  '1',
  '1h',
  '1h0m0s',
  '1d',
  '10Gi',
  'https://a.b',
  'a/b',
  'sg-1',
  'subnet-1',
  'ami-1',
  'pg-1',
  'cr-1',
];
const longTexts = ['1MB/s', '12:00', '0 3 * * *', '123456789012', '2021', '1GB', '08:00', '@daily', 'warn'];

const formatted: Readonly<Record<Format, string>> = {
  byte: 'YQ==',
  bytes: 'YQ==',
  'date-time': '2026-01-31T03:00:00Z',
  duration: '1h',
};

function text({ pattern, format, minLength = 0 }: Schema): string {
  if (format !== undefined) return formatted[format];
  const expression = new RegExp(pattern ?? '');
  // Finalizers of Kubernetes' own kinds need the domain that others may have.
  if (pattern?.includes('*/)?') === true && expression.test('example.com/a')) return 'example.com/a';
  const found = [...texts, ...longTexts].find(
    (candidate) => candidate.length >= minLength && expression.test(candidate),
  );
  if (found !== undefined) return found;
  if (pattern === undefined) return 'a'.repeat(minLength);
  throw new Error(`no text that matches ${pattern} and has ${minLength} characters`);
}
