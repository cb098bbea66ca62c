import { closest } from './closest.ts';
import type { Schema } from '../../imports/schema.ts';
import { report, reportField } from './visit.ts';
import type { Place, Visit } from './visit.ts';
import { described, enumHint, isPlainObject, formatted, formattedWithType } from './wording.ts';
import type { Fields } from './wording.ts';

/** One schema of a choice. */
export interface Alternative {
  readonly schema: Schema;
  readonly isOfType: (value: unknown) => boolean;
  readonly visit: Visit;
}

/**
 * Checks a value against a choice of schemas. The problems are those of the alternative that the value most probably
 * means: by its type, by the field that distinguishes objects, such as `kind`, or by its fields.
 */
export function alternativesVisit(alternatives: readonly Alternative[]): Visit {
  const schemas = alternatives.map(({ schema }) => schema);
  const discriminator = discriminatorOf(schemas);
  const values: Schema = { enum: schemas.flatMap((schema) => valuesOf(schema, discriminator)) };
  const byValue = new Map<unknown, Alternative>(
    alternatives.flatMap((one) =>
      valuesOf(one.schema, discriminator).map((name): [unknown, Alternative] => [name, one]),
    ),
  );
  return (value, at) => {
    if (discriminator !== undefined && isPlainObject(value)) {
      const name = value[discriminator];
      const named = byValue.get(name);
      if (named !== undefined) named.visit(value, at);
      else {
        const is = name === undefined ? 'missing' : formatted(name);
        reportField(at, discriminator, is, described(values) + enumHint(name, values));
      }
      return;
    }
    const possible = alternatives.filter(({ isOfType }) => isOfType(value));
    const [first, second] = possible;
    if (first === undefined) report(at, formattedWithType(value), describedAlternatives(schemas));
    else if (second === undefined) first.visit(value, at);
    else if (isPlainObject(value)) {
      const meant = meantBy(value, possible);
      if (meant === undefined) report(at, withNames(Object.keys(value)), describedAlternatives(schemas));
      else meant.visit(value, at);
    } else if (!possible.some((one) => accepts(one, value))) {
      report(at, formatted(value), describedAlternatives(possible.map(({ schema }) => schema)));
    }
  };
}

/**
 * A description of the values that a choice of schemas accepts; for objects, by the field that distinguishes them or by
 * their required fields.
 */
export function describedAlternatives(schemas: readonly Schema[]): string {
  const discriminator = discriminatorOf(schemas);
  const names = schemas.flatMap((schema) => valuesOf(schema, discriminator));
  const texts = schemas
    .filter((schema) => valuesOf(schema, discriminator).length === 0)
    .map((schema) => (schema.type === 'object' ? withNames(schema.required ?? []) : described(schema)));
  if (discriminator !== undefined) texts.push(`an object with ${discriminator} ${names.join(' | ')}`);
  return texts.join(' | ');
}

/** The field that all objects of a choice must have, each with a different value. */
function discriminatorOf(schemas: readonly Schema[]): string | undefined {
  const objects = schemas.filter(({ type }) => type === 'object');
  return objects[0]?.required?.find((name) => {
    const values = objects.flatMap((schema) => (schema.required?.includes(name) ? valuesOf(schema, name) : []));
    return values.length === objects.length && new Set(values).size === values.length;
  });
}

function valuesOf(
  { properties = {} }: Schema,
  discriminator: string | undefined,
): readonly (string | number | boolean)[] {
  return (discriminator === undefined ? undefined : properties[discriminator]?.enum) ?? [];
}

/** The alternative that accepts an object, or the only one that has most of its fields, also with similar names. */
function meantBy(value: Fields, possible: readonly Alternative[]): Alternative | undefined {
  const names = Object.keys(value);
  const nearest = most(possible, (schema) => names.filter((name) => isField(name, schema)).length);
  const accepting = nearest.length === 1 ? nearest[0] : nearest.find((one) => accepts(one, value));
  if (accepting !== undefined) return accepting;
  const similar = most(nearest, ({ properties = {} }) => {
    return names.filter((name) => closest(name, Object.keys(properties)) !== undefined).length;
  });
  return similar.length === 1 ? similar[0] : undefined;
}

function most(alternatives: readonly Alternative[], count: (schema: Schema) => number): readonly Alternative[] {
  const counts = alternatives.map(({ schema }) => count(schema));
  const highest = Math.max(...counts);
  return alternatives.filter((_, index) => counts[index] === highest);
}

function isField(name: string, { properties = {}, additionalProperties }: Schema): boolean {
  return additionalProperties !== false || Object.hasOwn(properties, name);
}

function accepts({ visit }: Alternative, value: unknown): boolean {
  const at: Place = { path: [], problems: undefined };
  visit(value, at);
  return at.problems === undefined;
}

function withNames(names: readonly string[]): string {
  return names.length === 0 ? '{}' : `{ ${names.join(', ')} }`;
}
