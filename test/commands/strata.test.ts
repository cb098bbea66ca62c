import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const strata = (cwd: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('lib/strata.mjs'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

it('says which commands there are, and each says what it takes', () => {
  const { status, stdout } = strata('.');
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);
  expect({ status, names }).toMatchObject({ status: 0, names: expect.arrayContaining(['synth', 'check']) as string[] });
  for (const name of names)
    expect([name, strata('.', name, '--help')]).toMatchObject([name, { status: 0, stderr: '' }]);
});

it('says what was probably meant', () => {
  const { status, stderr } = strata('.', 'chekc');
  expect(stderr).toMatch(/^strata: 'chekc' › synth \| check \| [^]*\(did you mean 'check'\?\)\n$/);
  expect(status).toBe(2);
});

it('needs a project to render, and a path to check where nothing is rendered', () => {
  expect(strata(tmpdir(), 'synth')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'strata synth: no main.ts here › the top folder of a Strata project\n',
  });
  expect(strata(tmpdir(), 'check')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'no path, and neither dist/ nor argocd/ is here › files or folders of YAML, or - for standard input\n',
  });
});

it('says that there are no nodes to count', () => {
  expect(strata('.', 'capacity', 'README.md')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'README.md: no node pools › manifests with a NodePool, an eksctl ClusterConfig or a machine\n',
  });
});
