import { spawn, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let project: string;
let watching: ChildProcess;
/** All that the watch has said since somebody last waited for something. */
let said = '';

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'strata-watch-'));
  for (const name of ['lib', 'imports', 'package.json']) symlinkSync(resolve(name), join(project, name));
  mkdirSync(join(project, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
  copyFileSync('main.ts', join(project, 'main.ts'));
  for (const file of ['charts/controllers.ts', 'charts/controllers/add-ons.ts'])
    write(file, `export * from '${resolve(file)}';`);
  write(
    'charts/delivery.ts',
    "export const delivery = { repoURL: 'https://git.example.com/a.git', targetRevision: 'main' };",
  );
  write(
    'charts/environments.ts',
    `import { environments as all } from '${resolve('charts/environments.ts')}';
     export const environments = { production: all.production };`,
  );
  write(
    'charts/systems.ts',
    `import { sampleSystem } from '${resolve('test/sample-system.ts')}';
     import { workloads } from './shop/workloads.ts';
     const digest = 'sha256:${'0'.repeat(64)}';
     const system = sampleSystem({ front: workloads });
     const production = { web: { tag: 'v1.2.3', digest } };
     export const systems = [{ ...system, releases: { ...system.releases, production } }];`,
  );
  writeWorkloads('web: {}');
  watching = spawn(process.execPath, [resolve('lib/strata.mjs'), 'synth', '--watch'], { cwd: project });
  for (const stream of [watching.stdout, watching.stderr])
    stream?.on('data', (data: Buffer) => {
      said += data.toString();
    });
});

afterAll(() => {
  watching.kill('SIGKILL');
  rmSync(project, { recursive: true });
});

it('renders after each save, says what is wrong and goes on, and ends at Ctrl-C', async () => {
  expect(await until(/waiting for changes, Ctrl-C ends\n/)).toMatch(/^\d+ objects in \d+ files, \d+ changed\n/);
  expect(dist('web')).toContain('kind: Deployment');

  writeWorkloads("web: { args: ['--verbose'] }");
  const saved = await until(/Ctrl-C ends\n/);
  expect(saved).toMatch(/^\d+ objects in \d+ files, 1 changed\n/);
  expect(saved).toContain('~ dist/production/shop/front/web.yaml\n');
  expect(dist('web')).toContain('- --verbose\n');

  writeWorkloads("web: { calls: ['front/wbe'] }");
  expect(await until(/Ctrl-C ends\n/)).toContain(
    "charts/shop/web.ts › calls[0]: 'front/wbe' › a declared workload, as layer/workload or system/workload (did you mean 'front/web'?)\n1 problem; nothing was written\n",
  );
  expect(dist('web')).toContain('- --verbose\n');

  write('charts/shop/workloads.ts', 'export const workloads = {');
  expect(await until(/waiting for changes\n/)).toBe(
    'charts/shop/workloads.ts:1:27: Expected identifier but found end of file\nwaiting for changes\n',
  );

  write('charts/shop/workloads.ts', 'export const workloads = undefined.web;');
  expect(await until(/waiting for changes\n/)).toMatch(/^charts\/shop\/workloads\.ts:1:\d+: TypeError: .*\n/);

  write('charts/shop/workloads.ts', "export { workloads } from './more/parts.ts';");
  expect(await until(/waiting for changes\n/)).toContain('Could not resolve "./more/parts.ts"');

  // The file that was missed, in a folder that was not there.
  write('charts/shop/more/parts.ts', workloads('web: {}, cart: {}'));
  const added = await until(/Ctrl-C ends\n/);
  expect(added).toContain('+ dist/production/shop/front/cart.yaml\n');
  expect(dist('cart')).toContain('name: cart\n');

  write('charts/shop/more/parts.ts', workloads('web: {}'));
  expect(await until(/Ctrl-C ends\n/)).toContain('- dist/production/shop/front/cart.yaml\n');
  expect(existsSync(join(project, 'dist/production/shop/front/cart.yaml'))).toBe(false);

  rmSync(join(project, 'charts/shop/more/parts.ts'));
  expect(await until(/waiting for changes\n/)).toContain('Could not resolve "./more/parts.ts"');
  writeWorkloads('web: {}');
  expect(await until(/Ctrl-C ends\n/)).toMatch(/, 0 changed\n/);

  const ended = new Promise((done) => {
    watching.on('exit', (code, signal) => {
      done([code, signal]);
    });
  });
  watching.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(project).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}, 120_000);

/** Waits until the watch has said something, and gives all that it has said until then. */
async function until(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(said);
    if (found !== null) {
      const all = said;
      said = '';
      return all;
    }
    if (watching.exitCode !== null) throw new Error(`the watch has ended: ${said}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function dist(workload: string): string {
  return readFileSync(join(project, `dist/production/shop/front/${workload}.yaml`), 'utf8');
}

function workloads(specs: string): string {
  const more = specs.replaceAll('{', '{ ...webServer,');
  return `import { webServer } from '${resolve('test/sample-system.ts')}'; export const workloads = { ${more} };`;
}

function writeWorkloads(specs: string): void {
  write('charts/shop/workloads.ts', workloads(specs));
}

function write(file: string, text: string): void {
  mkdirSync(join(project, file, '..'), { recursive: true });
  writeFileSync(join(project, file), text);
}
