import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../lib/model/admission/judgement.ts';
import { relations } from '../../lib/model/admission/relations/table.ts';

const folder = 'lib/knowledge/admission';
const files = readdirSync(folder);

/** A kind that `lib/model/kinds.ts` does not have is never looked at. */
const known = new Set([
  ...['pods', 'whole pods'],
  ...[...readFileSync('lib/model/kinds.ts', 'utf8').matchAll(/^ {2}'?([\w.-]+)'?: /gm)].map(([, kind]) => kind),
]);

describe.each(files)('%s', (file) => {
  const written = readFileSync(join(folder, file), 'utf8');
  const table = JSON.parse(written) as Table<unknown> & {
    readonly source: readonly string[];
    readonly verified: string;
  };

  it('has sources and a day', () => {
    expect(table.verified).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(table.source.filter((one) => !one.startsWith('https://'))).toEqual([]);
  });

  it('is of kinds that rules read', () => {
    expect(unknownKinds(table)).toEqual([]);
  });

  it('names its demands, and uses all of them', () => {
    const { demands = {}, where } = table;
    const named = where.flatMap(({ fields }) => Object.values(fields).filter((one) => typeof one === 'string'));
    const forms = file === 'selectors.json' ? ['labels', 'nodes', 'some labels'] : Object.keys(demands);
    expect([...new Set(named)].sort()).toEqual(forms.sort());
  });

  it('has patterns that can be read', () => {
    for (const [, pattern] of written.matchAll(/"(?:pattern|or)": ("(?:[^"\\]|\\.)*")/g))
      expect(() => new RegExp(JSON.parse(pattern ?? '') as string)).not.toThrow();
  });
});

it('relations are of kinds that rules read', () => {
  expect(unknownKinds(relations)).toEqual([]);
  expect(unknownKinds({ where: [{ kinds: ['Deploymnet'], fields: {} }] })).toEqual(['Deploymnet']);
});

function unknownKinds({ where }: Table<unknown>): readonly string[] {
  return where.flatMap(({ kinds }) => kinds.filter((kind) => !known.has(kind)));
}
