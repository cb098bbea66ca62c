import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checker } from '../schemas/check.ts';
import type { Check } from '../schemas/check.ts';
import type { SchemaFile } from '../../imports/schema.ts';
import type { PlacedProblem } from '../schemas/visit.ts';
import { fieldAt } from '../schemas/wording.ts';
import { chartFile } from './chart.ts';
import type { Problem } from './problem.ts';
import { writtenInstead } from './unknown-fields.ts';

/**
 * Reports everything in a system's spec that the type `SystemSpec` refuses. Synth strips types, so that without this
 * check a misspelt field would pass unnoticed. Only a system without such problems can be resolved.
 */
export function shapeProblems(system: unknown, name: string): readonly Problem[] {
  check ??= checker(schemaFile)('schema.json#/$defs/SystemSpec');
  const problems = check(system);
  // What is of another type may hold anything, even itself.
  const all = problems.length > 0 ? problems : halfTexts(system, []);
  return all.map((problem) => inFile(problem, system, name));
}

/** Texts that no file can hold: half of a character that takes two places. */
function halfTexts(value: unknown, path: PlacedProblem['path']): readonly PlacedProblem[] {
  if (typeof value === 'string')
    return /\p{Surrogate}/u.test(value) ? [{ path, is: 'a text with half a character', needed: 'Unicode text' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return [...halfTexts(key, path), ...halfTexts(inner, [...path, step])];
  });
}

let check: Check | undefined;

function schemaFile(name: string): SchemaFile {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../spec', name), 'utf8')) as SchemaFile;
}

/**
 * The problem, with the file that contains its field. For a workload or a chart, the field is relative to the spec in
 * its own file.
 */
function inFile({ path, is, needed }: PlacedProblem, system: unknown, name: string): Problem {
  const [part, , several, one, ...field] = path;
  if (part === 'layers' && (several === 'workloads' || several === 'charts') && one !== undefined && field.length > 0) {
    const definedIn = valueAt(system, [...path.slice(0, 4), 'definedIn']);
    const ownFile = typeof definedIn === 'string' ? definedIn : undefined;
    const ofChart = chartFile(name, String(one), ownFile);
    const file = several === 'charts' ? ofChart : `charts/${name}/${ownFile ?? one}.ts`;
    const kind = valueAt(system, [...path.slice(0, 4), 'kind']);
    const isUnknown = several === 'workloads' && is === 'an unknown field' && !needed.startsWith('did you mean');
    const other = isUnknown ? writtenInstead(field, kind, schemaFile('schema.json')) : undefined;
    return { file, field: fieldAt(field), is, needed: other ?? needed };
  }
  const file = part === 'clusters' || part === 'releases' ? part : 'system';
  return { file: `charts/${name}/${file}.ts`, field: path.length === 0 ? 'system' : fieldAt(path), is, needed };
}

function valueAt(value: unknown, path: PlacedProblem['path']): unknown {
  return path.reduce<unknown>((at, step) => (at as Readonly<Record<string | number, unknown>>)[step], value);
}
