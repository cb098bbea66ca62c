import type { CelRule, Schema, SchemaFile } from '../../imports/schema.ts';
import { isPlainObject } from './wording.ts';

/** A rule, and a value that it is about; cel.ts tells whether the value meets it. */
export interface MetRule {
  readonly rule: CelRule;
  readonly value: unknown;
  readonly older: unknown;
  readonly path: Path;
}

/** The rules of its CRD that are about something in an object, and about its change if the old object is given. */
export type CelRules = (value: unknown, older?: unknown) => readonly MetRule[];

type Path = readonly (string | number)[];

/** The rules at a place and below it. */
type Visit = (value: unknown, older: unknown, path: Path, met: MetRule[]) => void;

/**
 * Makes finders of the CEL rules in schemas; undefined for a schema without rules. The defaults of a value are filled in,
 * as the API server does. No rule is compiled: that takes a library.
 * @param read reads the file of a `$ref`
 */
export function celRules(read: (file: string) => SchemaFile): (reference: string) => CelRules | undefined {
  const source: Source = { read, file: '', visits: new Map() };
  return (reference) => {
    const schema = { $ref: reference };
    const visit = visitOf(schema, source);
    if (visit === undefined) return undefined;
    return (value, older) => {
      const met: MetRule[] = [];
      visit(value, older, [], met);
      return met;
    };
  };
}

interface Source {
  readonly read: (file: string) => SchemaFile;
  readonly file: string;
  readonly visits: Map<string, Visit | undefined>;
}

function visitOf(schema: Schema, source: Source): Visit | undefined {
  if (schema.$ref !== undefined) {
    const key = schema.$ref.startsWith('#') ? source.file + schema.$ref : schema.$ref;
    // A schema that contains itself, such as a route of Alertmanager, has no rules inside.
    if (!source.visits.has(key)) {
      source.visits.set(key, undefined);
      source.visits.set(key, visitOf(...target(schema, source)));
    }
    return source.visits.get(key);
  }
  const own = schema.rules ?? [];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const visit = visitOf(child, source);
    return visit === undefined ? [] : [[name, visit] as const];
  });
  const ofItem = schema.items === undefined ? undefined : visitOf(schema.items, source);
  const rest = schema.additionalProperties;
  const ofValue = typeof rest === 'object' ? visitOf(rest, source) : undefined;
  if (own.length === 0 && fields.length === 0 && ofItem === undefined && ofValue === undefined) return undefined;
  const complete = (some: unknown): unknown => (own.length === 0 ? some : filledIn(some, schema, source));
  return (written, before, path, met) => {
    if (written === undefined || written === null) return;
    const [value, older] = [complete(written), before === undefined ? undefined : complete(before)];
    for (const rule of own) if (older !== undefined || !isOfChanges(rule)) met.push({ rule, value, older, path });
    if (Array.isArray(value)) {
      if (ofItem === undefined) return;
      const items: readonly unknown[] = value;
      // Items of two versions of a list can be matched only by their keys.
      for (const [index, item] of items.entries()) ofItem(item, undefined, [...path, index], met);
    } else if (isPlainObject(value)) {
      const olderFields = isPlainObject(older) ? older : {};
      for (const [name, visit] of fields)
        if (value[name] !== undefined) visit(value[name], olderFields[name], [...path, name], met);
      if (ofValue === undefined) return;
      for (const name of Object.keys(value))
        if (schema.properties?.[name] === undefined) ofValue(value[name], olderFields[name], [...path, name], met);
    }
  };
}

/** Whether a rule is of changes alone: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules */
export function isOfChanges({ rule }: CelRule): boolean {
  return /\boldSelf\b/.test(rule);
}

function target({ $ref = '' }: Schema, source: Source): [Schema, Source] {
  const [file = '', name = ''] = $ref.split('#/$defs/');
  const inner = file === '' ? source : { ...source, file };
  return [inner.read(inner.file).$defs[name] ?? {}, inner];
}

/** A copy of a value with the defaults of its schema. */
function filledIn(value: unknown, schema: Schema, source: Source): unknown {
  if (schema.$ref !== undefined) {
    const [inner, from] = target(schema, source);
    return filledIn(value === undefined ? schema.default : value, inner, from);
  }
  const present = value === undefined ? schema.default : value;
  if (Array.isArray(present)) {
    const { items } = schema;
    return items === undefined ? present : present.map((item: unknown) => filledIn(item, items, source));
  }
  if (!isPlainObject(present)) return present;
  const out: Record<string, unknown> = { ...present };
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const filled = filledIn(present[name], child, source);
    if (filled !== undefined) out[name] = filled;
  }
  return out;
}
