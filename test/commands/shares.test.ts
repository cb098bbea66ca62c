import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { render } from '../../lib/render.ts';
import { manyWorkloads } from './many-workloads.ts';

it('renders and proves each cluster once, in one of several threads, to the same bytes as all at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-shares-'));
  try {
    const args = [resolve('lib/launch.mjs'), resolve('test/commands/shares-program.ts'), folder];
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' });
    const { dist, argocd, hashOf } = render(manyWorkloads());
    const files = [
      ...Array.from(dist.keys(), (path) => `dist/${path}`),
      ...Array.from(argocd.keys(), (path) => `argocd/${path}`),
    ];
    expect(said.trimEnd().split('\n')).toEqual(files.map((file) => `${file} ${hashOf(file)}`));
    const proofs = readFileSync(join(folder, 'proofs.log'), 'utf8').trimEnd().split('\n');
    const made = proofs.map((line) => line.split(' ')).filter(([, subject = '']) => subject.startsWith('findings/'));
    expect(made.map(([, subject]) => subject).sort()).toEqual(
      ['dr', 'production', 'staging'].map((environment) => `findings/${environment}/bench`),
    );
    expect(new Set(made.map(([thread]) => thread)).size).toBe(Math.min(availableParallelism(), 2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
