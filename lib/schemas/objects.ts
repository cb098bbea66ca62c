import type { Schema } from '../../imports/schema.ts';
import { closest } from './closest.ts';
import { isQualifiedName, qualifiedNames } from './qualified-name.ts';
import { needed, type Source, type VisitOf } from './source.ts';
import { report, reportField, type Place, type Visit } from './visit.ts';
import { counted, suggested, type Fields } from './wording.ts';

/** Checks an object and its fields. */
export function objectVisit(schema: Schema, source: Source, visitOf: VisitOf): (value: Fields, at: Place) => void {
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
