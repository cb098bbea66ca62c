import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderSample } from '../sample-system.ts';
import type { GoldenCase } from './golden-case.ts';

// A case is a small spec and all that follows from it: `spec.ts`, and `expected/` as it is below dist/production/shop.
// After a deliberate change: UPDATE=1 npx vitest run test/golden, and read the difference.
const rewrites = process.env.UPDATE === '1';
const cases = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(cases.map(({ name }) => name))('%s', (name) => {
  const folder = join(import.meta.dirname, name, 'expected');

  it('is rendered as expected', async () => {
    const { golden } = (await import(`./${name}/spec.ts`)) as { golden: GoldenCase };
    const { dist, problems } = renderSample(golden.system);
    expect(problems).toEqual([]);
    const files = new Map(golden.shown.map((file) => [file, dist.get(`production/shop/${file}`) ?? 'not rendered']));
    if (rewrites) rewrite(name, folder, files);
    expect(Object.fromEntries(files)).toEqual(expectedFiles(folder));
  });
});

it('is not rewritten where nobody sees it', () => {
  expect(rewrites && process.env.CI !== undefined).toBe(false);
});

function expectedFiles(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function rewrite(name: string, folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  console.warn(`test/golden/${name}/expected is rewritten: read it before you commit it`);
}
