import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'strata-releases-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function commit(version: string): string {
  const path = join(folder, 'dist/production/shop/front');
  mkdirSync(path, { recursive: true });
  writeFileSync(
    join(path, 'web.yaml'),
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: front }\nspec: { containers: [{ name: web, image: example.com/web:${version} }] }\n`,
  );
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', version);
  return git('rev-parse', '--short', 'HEAD').trim();
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
}

it('says since which commit a version runs, and counts anew after it was moved back', () => {
  git('init', '-q');
  commit('v1');
  commit('v2');
  const again = commit('v1');
  const { stdout, status } = spawnSync(process.execPath, [resolve('lib/strata.mjs'), 'releases', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const day = git('log', '-1', '--format=%cs').trim();
  expect(JSON.parse(stdout)).toEqual([
    { cluster: 'production/shop', image: 'web', version: 'v1', since: { commit: again, day } },
  ]);
});
