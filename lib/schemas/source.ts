import type { Schema, SchemaFile } from '../../imports/schema.ts';
import { describedAlternatives } from './alternatives.ts';
import type { Visit } from './visit.ts';
import { described } from './wording.ts';

/** Where a schema stands, and what was made of others. */
export interface Source {
  readonly read: (file: string) => SchemaFile;
  /** The file of a `$ref` that does not name one. */
  readonly file: string;
  /** Checks by definition. */
  readonly visits: Map<string, Visit>;
}

/** Makes the check of a schema. */
export type VisitOf = (schema: Schema, source: Source) => Visit;

/** The schema that a reference leads to, and where that stands. */
export function targetOf(schema: Schema, source: Source): [Schema, Source] {
  return schema.$ref === undefined ? [schema, source] : targetOf(...definitionOf(schema.$ref, source));
}

/** The schema of a `$ref`. */
export function definitionOf(reference: string, source: Source): [Schema, Source] {
  const [file = '', name = ''] = reference.split('#/$defs/');
  const target = file === '' ? source : { ...source, file };
  const schema = target.read(target.file).$defs[name];
  if (schema === undefined) throw new Error(`no definition ${reference} in ${target.file}`);
  return [schema, target];
}

/** What a schema asks for, in words. */
export function needed(schema: Schema, source: Source): string {
  const [target, targetSource] = targetOf(schema, source);
  if (target.anyOf === undefined) return described(target);
  return describedAlternatives(target.anyOf.map((alternative) => targetOf(alternative, targetSource)[0]));
}
