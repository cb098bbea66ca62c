import { spawnSync } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform, replace, type Texts } from '../review/platform.ts';
import { ProjectCopy } from './project-copy.ts';

let folder: string;

function write(below: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    const file = join(folder, below, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
}

function review(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('lib/strata.mjs'), 'review', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-review-'));
  write('', platform());
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'one');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('review', () => {
  it('of a tree as it was committed says that nothing differs', () => {
    expect(review()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('no object differs') as string,
    });
  });

  it('compares the working tree, two commits, and two folders alike', () => {
    const head = replace(
      'production/shop/cart',
      'selector: { matchLabels: {',
      'selector: { matchLabels: { a: b,',
    )(platform());
    write('base', platform());
    write('head', head);
    const folders = review('--base', 'base', '--head', 'head');
    write('', head);
    const tree = review('--base', 'HEAD');
    git('add', 'dist');
    git('commit', '-qm', 'two');
    const commits = review('--base', 'HEAD~1', '--head', 'HEAD');
    const bodies = [folders, tree, commits].map(({ stdout }) => stdout.split('\n').slice(1).join('\n'));
    expect(bodies[0]).toContain('CRITICAL  refused: Deployment spec.selector cannot be changed');
    expect(new Set(bodies).size).toBe(1);
    // By default, a change that the API server refuses is blocked.
    expect([folders.status, tree.status, commits.status]).toEqual([1, 1, 1]);
  });

  it('reads manifests in JSON, and no other JSON', () => {
    const manifest = (replicas: number) =>
      JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas } });
    const texts = (replicas: number) => ({
      'apps/web.json': manifest(replicas),
      'package.json': JSON.stringify({ name: 'apps', version: `1.0.${replicas}` }),
    });
    write('old', texts(2));
    write('new', texts(3));
    const folders = review('--base', 'old', '--head', 'new');
    git('checkout', '-q', '--orphan', 'json');
    git('rm', '-rqf', '.');
    for (const replicas of [2, 3]) {
      write('', texts(replicas));
      git('add', 'apps', 'package.json');
      git('commit', '-qm', 'json');
    }
    const commits = review('--base', 'HEAD~1', '--head', 'HEAD');
    git('checkout', '-q', 'main');
    for (const { stdout } of [folders, commits]) {
      expect(stdout).toContain('objects: 1 changed');
      expect(stdout).toContain('~ spec.replicas 2 → 3');
      expect(stdout).not.toContain('package.json');
    }
  });

  it('follows links to files, and says where there is nothing to compare', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: one }\n';
    write('files', { 'a.yaml': text });
    write('links', { 'elsewhere/a.txt': text.replace('one', 'two') });
    symlinkSync('elsewhere/a.txt', join(folder, 'links/a.yaml'));
    symlinkSync('nowhere', join(folder, 'links/b.yaml'));
    write('empty', { 'README.md': '' });
    expect(review('--base', 'files', '--head', 'links').stdout).toContain('~ data.a one → two');
    expect(review('--base', 'empty', '--head', 'empty')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'empty, empty: hold no manifests › files that end in .yaml, .yml or .json\n',
    });
  });

  it('refuses what is no commit and no folder, and a policy that is wrong', () => {
    expect(review('--base', 'nowhere')).toEqual({
      status: 2,
      stdout: '',
      stderr: "'nowhere': neither a folder nor a commit of git › a folder of manifests, or a ref such as origin/main\n",
    });
    write('broken', { 'a.yaml': 'a: [' });
    expect(review('--base', 'base', '--head', 'broken')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^a\.yaml: .* › YAML\n$/) as string,
    });
    writeFileSync(join(folder, 'policy.yaml'), 'from: hihg\n');
    expect(review('--policy', 'policy.yaml')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'review.yaml › from: "hihg" › critical | high | medium | low (did you mean \'high\'?)\n',
    });
  });
});

it('promote renders what follows from the pin, and reviews it', () => {
  const project = new ProjectCopy();
  try {
    expect(project.launch('main.ts').stderr).toBe('');
    const { status, stdout, stderr } = project.launch(
      'lib/commands/promote.ts',
      'daa',
      'daa-service',
      '--tag',
      'v9.0.0',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('images: an image changes its major version');
    expect(stdout).toContain('(daa: dev)');
    expect(stdout).not.toContain('production');
  } finally {
    project.remove();
  }
});
