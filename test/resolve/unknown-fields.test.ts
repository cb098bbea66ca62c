import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SchemaFile } from '../../imports/schema.ts';
import { instead } from '../../lib/resolve/unknown-fields.ts';

const { $defs } = JSON.parse(readFileSync('lib/spec/schema.json', 'utf8')) as SchemaFile;
const fieldsOf = (...definitions: readonly string[]): ReadonlySet<string> =>
  new Set(definitions.flatMap((name) => Object.keys($defs[name]?.properties ?? {})));
const kinds = ($defs.WorkloadSpec?.anyOf ?? []).map(({ $ref = '' }) => $ref.slice('#/$defs/'.length));

it('what to write instead of a field of Kubernetes is a field that specs have', () => {
  const known = fieldsOf(...kinds, 'Resources', 'Scaling', 'AutomaticScaling');
  const isWord = (word: string): boolean => known.has(word) || ['nothing', 'the'].includes(word);
  const wrong = Object.entries(instead).filter(([, text]) => !isWord(/^\w+/.exec(text)?.[0] ?? ''));
  expect(wrong).toEqual([]);
});

it('the fields of Kubernetes are none that every kind of workload has', () => {
  const everywhere = [...fieldsOf(...kinds)].filter((field) => kinds.every((kind) => fieldsOf(kind).has(field)));
  expect(everywhere.filter((field) => Object.hasOwn(instead, field))).toEqual([]);
});
