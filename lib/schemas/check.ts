import type { Schema, SchemaFile, TypeName } from '../../imports/schema.ts';
import { alternativesVisit } from './alternatives.ts';
import { describedCondition, holds } from './conditions.ts';
import { listVisit } from './lists.ts';
import { objectVisit } from './objects.ts';
import { numberVisit, textVisit } from './scalars.ts';
import { definitionOf, needed, targetOf, type Source } from './source.ts';
import { report, type Place, type PlacedProblem, type Visit } from './visit.ts';
import { enumHint, formatted, formattedWithType, isPlainObject, type Fields } from './wording.ts';

/** Checks a value, and reports all problems. */
export type Check = (value: unknown) => readonly PlacedProblem[];

/**
 * Makes checks from schemas. A schema becomes functions when a value first reaches it; after that, an accepted value
 * costs a few calls and no memory.
 * @param read reads the file of a `$ref` such as `keda.sh.json#/$defs/ScaledObject`, when it is first needed
 */
export function checker(read: (file: string) => SchemaFile): (reference: string) => Check {
  const files = new Map<string, SchemaFile>();
  const readOnce = (name: string): SchemaFile => {
    const file = files.get(name) ?? read(name);
    files.set(name, file);
    return file;
  };
  const source: Source = { read: readOnce, file: '', visits: new Map() };
  return (reference) => {
    const visit = visitOf({ $ref: reference }, source);
    return (value) => {
      const at: Place = { path: [], problems: undefined };
      visit(value, at);
      return at.problems ?? noProblems;
    };
  };
}

const noProblems: readonly PlacedProblem[] = [];

function visitOf(schema: Schema, source: Source): Visit {
  if (schema.$ref !== undefined) return referenceVisit(schema.$ref, source);
  if (schema.anyOf !== undefined) return unionVisit(schema.anyOf, source);
  const isOfType = typeTest(schema.type);
  const allowed = schema.enum === undefined ? undefined : new Set<unknown>(schema.enum);
  const visitText = textVisit(schema);
  const visitNumber = numberVisit(schema);
  const visitList = listVisit(schema, source, visitOf);
  const visitObject = objectVisit(schema, source, visitOf);
  const { conditions } = schema;
  return (value, at) => {
    // A default takes the place of a null.
    if (value === null && schema.default !== undefined) return;
    if (value === '' && schema.orEmpty === true) reportIdle(at, schema, source);
    else if (!isOfType(value)) report(at, formattedWithType(value), neededFor(value, needed(schema, source)));
    else if (allowed?.has(value) === false)
      report(at, formatted(value), needed(schema, source) + enumHint(value, schema));
    else if (typeof value === 'string') visitText?.(value, at);
    else if (typeof value === 'number') visitNumber?.(value, at);
    else if (Array.isArray(value)) visitList?.(value, at);
    else if (isPlainObject(value)) visitObject(value, at);
    if (conditions !== undefined && value !== null && !holds(value, conditions))
      report(at, isPlainObject(value) ? withNames(value) : formatted(value), describedCondition(conditions));
  };
}

/** NaN and Infinity are numbers, too. */
function neededFor(value: unknown, words: string): string {
  return typeof value === 'number' && !Number.isFinite(value) ? words.replace('a number', 'a finite number') : words;
}

/** What says nothing: the server takes it for none. */
function reportIdle(at: Place, schema: Schema, source: Source): void {
  (at.problems ??= []).push({ path: [...at.path], is: "''", needed: needed(schema, source), isIdle: true });
}

/** An object by the fields that it has. */
function withNames(value: Fields): string {
  const names = Object.keys(value);
  return names.length === 0 ? '{}' : `an object with ${names.join(', ')}`;
}

function unionVisit(schemas: readonly Schema[], source: Source): Visit {
  let visit: Visit | undefined;
  return (value, at) => {
    visit ??= alternativesVisit(
      schemas.map((schema) => {
        const target = targetOf(schema, source)[0];
        return { schema: target, isOfType: typeTest(target.type), visit: visitOf(schema, source) };
      }),
    );
    visit(value, at);
  };
}

function referenceVisit(reference: string, source: Source): Visit {
  const key = reference.startsWith('#') ? source.file + reference : reference;
  let visit: Visit | undefined;
  return (value, at) => {
    visit ??= source.visits.get(key);
    if (visit === undefined) {
      const [target, targetSource] = definitionOf(reference, source);
      visit = visitOf(target, targetSource);
      source.visits.set(key, visit);
    }
    visit(value, at);
  };
}

function typeTest(type: Schema['type']): (value: unknown) => boolean {
  if (type === undefined) return () => true;
  if (typeof type === 'string') return typeTests[type];
  const tests = type.map((name) => typeTests[name]);
  return (value) => tests.some((test) => test(value));
}

const typeTests: Readonly<Record<TypeName, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  object: isPlainObject,
  array: (value) => Array.isArray(value),
  null: (value) => value === null,
  function: (value) => typeof value === 'function',
};
