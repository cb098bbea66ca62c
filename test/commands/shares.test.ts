import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { render } from '../../lib/render.ts';
import { manyWorkloads } from './many-workloads.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-shares-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('renders and proves each cluster once, in one of several threads, to the same bytes as all at once', () => {
  const { dist, argocd, hashOf } = render(manyWorkloads());
  const files = [
    ...Array.from(dist.keys(), (path) => `dist/${path}`),
    ...Array.from(argocd.keys(), (path) => `argocd/${path}`),
  ];
  expect(said()).toEqual(files.map((file) => `${file} ${hashOf(file)}`));
  const made = proofs().filter(([, subject = '']) => subject.startsWith('findings/'));
  expect(made.map(([, subject]) => subject).sort()).toEqual(
    ['dr', 'production', 'staging'].map((environment) => `findings/${environment}/bench`),
  );
  expect(new Set(made.map(([thread]) => thread)).size).toBe(Math.min(availableParallelism(), 2));
}, 120_000);

it('says what is wrong with one cluster without proving all the others first', () => {
  const { problems } = render(manyWorkloads(true));
  expect(problems.length).toBeGreaterThan(0);
  expect(said('wrong')).toEqual(problems);
  expect(proofs().map(([, subject]) => subject)).not.toContain('findings/dr/bench');
}, 120_000);

function said(...more: string[]): readonly string[] {
  const args = [resolve('lib/launch.mjs'), resolve('test/commands/shares-program.ts'), folder, ...more];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trimEnd().split('\n');
}

/** Threads with the subjects of the proofs that they have made. */
function proofs(): readonly (readonly string[])[] {
  const lines = readFileSync(join(folder, 'proofs.log'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split(' '));
}
