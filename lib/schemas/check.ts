import { alternativesVisit, describedAlternatives } from './alternatives.ts';
import { closest } from './closest.ts';
import type { Schema, SchemaFile, TypeName } from '../../imports/schema.ts';
import { report, reportField } from './visit.ts';
import type { Place, PlacedProblem, Visit } from './visit.ts';
import { counted, described, enumHint, isPlainObject, formatted, formattedWithType, suggested } from './wording.ts';
import { describedCondition, holds } from './conditions.ts';
import { textFormats } from './formats.ts';
import { describedPattern } from './patterns.ts';
import { isQualifiedName, qualifiedNames } from './qualified-name.ts';
import type { Fields } from './wording.ts';

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

interface Source {
  readonly read: (file: string) => SchemaFile;
  /** The file of a `$ref` that does not name one. */
  readonly file: string;
  /** Checks by definition. */
  readonly visits: Map<string, Visit>;
}

function visitOf(schema: Schema, source: Source): Visit {
  if (schema.$ref !== undefined) return referenceVisit(schema.$ref, source);
  if (schema.anyOf !== undefined) return unionVisit(schema.anyOf, source);
  const isOfType = typeTest(schema.type);
  const allowed = schema.enum === undefined ? undefined : new Set<unknown>(schema.enum);
  const visitText = textVisit(schema);
  const visitNumber = numberVisit(schema);
  const visitList = listVisit(schema, source);
  const visitObject = objectVisit(schema, source);
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
    else if (isPlainObject(value)) visitObject?.(value, at);
    if (conditions !== undefined && value !== null && !holds(value, conditions))
      report(at, isPlainObject(value) ? withNames(value) : formatted(value), describedCondition(conditions));
  };
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

function targetOf(schema: Schema, source: Source): [Schema, Source] {
  return schema.$ref === undefined ? [schema, source] : targetOf(...definitionOf(schema.$ref, source));
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

function definitionOf(reference: string, source: Source): [Schema, Source] {
  const [file = '', name = ''] = reference.split('#/$defs/');
  const target = file === '' ? source : { ...source, file };
  const schema = target.read(target.file).$defs[name];
  if (schema === undefined) throw new Error(`no definition ${reference} in ${target.file}`);
  return [schema, target];
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

function textVisit({
  pattern,
  example,
  format,
  minLength = 0,
  maxLength = Infinity,
}: Schema): ((value: string, at: Place) => void) | undefined {
  if (pattern === undefined && format === undefined && minLength === 0 && maxLength === Infinity) return undefined;
  const expression = pattern === undefined ? undefined : new RegExp(pattern);
  const form = format === undefined ? undefined : textFormats[format];
  return (value, at) => {
    if (form?.test(value) === false)
      (at.problems ??= []).push({ path: [...at.path], is: formatted(value), needed: form.needed, isReadable: true });
    if (expression?.test(value) === false)
      report(
        at,
        formatted(value),
        example === undefined ? describedPattern(pattern ?? '') : `a string such as ${example}`,
      );
    if (value.length < minLength)
      report(at, formatted(value), `a string of at least ${counted(minLength, 'character')}`);
    if (value.length > maxLength)
      report(at, formatted(value), `a string of at most ${counted(maxLength, 'character')}`);
  };
}

function numberVisit({
  minimum = -Infinity,
  maximum = Infinity,
}: Schema): ((value: number, at: Place) => void) | undefined {
  if (minimum === -Infinity && maximum === Infinity) return undefined;
  return (value, at) => {
    if (value < minimum) report(at, formatted(value), `at least ${minimum}`);
    if (value > maximum) report(at, formatted(value), `at most ${maximum}`);
  };
}

function listVisit(
  { items, listKeys, minItems = 0, maxItems = Infinity }: Schema,
  source: Source,
): ((value: readonly unknown[], at: Place) => void) | undefined {
  if (items === undefined && minItems === 0 && maxItems === Infinity) return undefined;
  const defaults = listKeys === undefined ? {} : defaultsOf(items, source);
  const visitItem = items === undefined ? undefined : visitOf(items, source);
  return (value, at) => {
    if (value.length < minItems) report(at, counted(value.length, 'item'), `at least ${counted(minItems, 'item')}`);
    if (value.length > maxItems) report(at, counted(value.length, 'item'), `at most ${counted(maxItems, 'item')}`);
    if (listKeys !== undefined && value.length > 1) reportRepeated(at, value, listKeys, defaults);
    if (visitItem === undefined) return;
    for (let index = 0; index < value.length; index++) {
      at.path.push(index);
      visitItem(value[index], at);
      at.path.pop();
    }
  };
}

/**
 * Server-side apply refuses two items with the same key, and the API server two equal items of a custom resource's set.
 */
function reportRepeated(at: Place, items: readonly unknown[], keys: readonly string[], defaults: Fields): void {
  const first = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    if (keys.length > 0 && !isPlainObject(item)) continue;
    const values = isPlainObject(item) ? keys.map((key) => item[key] ?? defaults[key]) : [item];
    const known = first.get(JSON.stringify(values));
    if (known === undefined) {
      first.set(JSON.stringify(values), index);
      continue;
    }
    at.path.push(index);
    const is =
      keys.length === 0 ? formatted(item) : keys.map((key, at) => `${key} ${String(values[at])}`).join(' and ');
    report(at, `${is}, as item ${known} has`, 'a different item');
    at.path.pop();
  }
}

function defaultsOf(items: Schema | undefined, source: Source): Fields {
  const [target] = items === undefined ? [{}] : targetOf(items, source);
  return Object.fromEntries(
    Object.entries((target as Schema).properties ?? {}).map(([name, schema]) => [name, schema.default]),
  );
}

function objectVisit(schema: Schema, source: Source): ((value: Fields, at: Place) => void) | undefined {
  const { required = [], atMostOne, additionalProperties: rest, minProperties = 0, maxProperties = Infinity } = schema;
  const { unread = [], ofSomeVersions } = schema;
  const known = new Map(Object.entries(schema.properties ?? {}));
  const visits = new Map<string, Visit>();
  const visitOther = typeof rest === 'object' ? visitOf(rest, source) : undefined;
  return (value, at) => {
    if (required.some((name) => value[name] === undefined)) reportMissing(at, value, schema, source);
    let count = 0;
    for (const name in value) {
      const child = value[name];
      // An undefined field counts as missing. An undefined value in a map is an error, because its key was written.
      if (child === undefined && (visitOther === undefined || known.has(name))) continue;
      count++;
      let visit = visits.get(name);
      if (visit === undefined) {
        const field = known.get(name);
        visit = field === undefined ? visitOther : visitOf(field, source);
        if (field !== undefined && visit !== undefined) visits.set(name, visit);
      }
      at.path.push(name);
      if (schema.keys !== undefined && !isQualifiedName(name)) report(at, 'a key', qualifiedNames);
      if (visit === undefined) {
        if (rest === false && !unread.includes(name))
          report(at, 'an unknown field', suggested(name, Object.keys(schema.properties ?? {})));
      } else {
        if (ofSomeVersions !== undefined) reportVersions(at, name, ofSomeVersions);
        visit(child, at);
      }
      at.path.pop();
    }
    for (const names of atMostOne ?? []) reportSeveral(at, value, names);
    if (count < minProperties) report(at, counted(count, 'field'), `at least ${counted(minProperties, 'field')}`);
    if (count > maxProperties) report(at, counted(count, 'field'), `at most ${counted(maxProperties, 'field')}`);
  };
}

/** A field that only some versions of Kubernetes have. */
function reportVersions(at: Place, name: string, fields: NonNullable<Schema['ofSomeVersions']>): void {
  const versions = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (versions === undefined) return;
  const [has, lacks] = versions;
  const problem = {
    path: [...at.path],
    is: `in Kubernetes ${has}, but not in ${lacks}`,
    ofSomeVersions: true,
  } as const;
  (at.problems ??= []).push({ ...problem, needed: `no such field, if a cluster runs ${lacks}` });
}

/** A required field that is misspelt is not also reported as missing. */
function reportMissing(at: Place, value: Fields, schema: Schema, source: Source): void {
  const { required = [], properties = {}, additionalProperties } = schema;
  const unknown =
    additionalProperties === false ? Object.keys(value).filter((name) => !Object.hasOwn(properties, name)) : [];
  const misspelt = new Set(unknown.map((name) => closest(name, Object.keys(properties))));
  for (const name of required) {
    if (value[name] !== undefined || misspelt.has(name)) continue;
    reportField(at, name, 'missing', needed(properties[name] ?? {}, source));
  }
}

function reportSeveral(at: Place, value: Fields, names: readonly string[]): void {
  const present = names.filter((name) => value[name] !== undefined);
  if (present.length > 1) report(at, present.join(' and '), `only one of ${names.join(' | ')}`);
}

/** NaN and Infinity are numbers, too. */
function neededFor(value: unknown, words: string): string {
  return typeof value === 'number' && !Number.isFinite(value) ? words.replace('a number', 'a finite number') : words;
}

function needed(schema: Schema, source: Source): string {
  const [target, targetSource] = targetOf(schema, source);
  if (target.anyOf === undefined) return described(target);
  return describedAlternatives(target.anyOf.map((alternative) => targetOf(alternative, targetSource)[0]));
}
