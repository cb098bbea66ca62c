import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'strata-synth-'));
  for (const name of ['lib', 'imports', 'package.json']) symlinkSync(resolve(name), join(project, name));
  mkdirSync(join(project, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    if (!name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
  }
  copyFileSync('main.ts', join(project, 'main.ts'));
  mkdirSync(join(project, 'charts'));
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
  writeSystem({ web: '{}' });
});

afterAll(() => {
  rmSync(project, { recursive: true });
});

describe('synth', () => {
  it('writes both folders, and then nothing more', () => {
    expect(synth().stdout).toMatch(
      /^\d+ objects in \d+ files, \d+ changed\n0 errors, \d+ warnings: npm run check shows them\n$/,
    );
    expect(files('dist')).toContain('production/shop/front/web.yaml');
    expect(files('argocd')).toContain('production/shop/root.yaml');
    const again = synth();
    expect(again.stdout).toMatch(/ 0 changed\n/);
    expect(synth('--check')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('leaves nothing stale', () => {
    writeSystem({ web: '{}', cart: '{}' });
    synth();
    expect(files('dist')).toContain('production/shop/front/cart.yaml');
    write('dist/production/gone/away/old.yaml', 'kind: Old\n');
    writeSystem({ web: '{}' });
    expect(synth('--check').stderr).toContain('- dist/production/shop/front/cart.yaml\n');
    synth();
    expect(files('dist')).not.toContain('production/shop/front/cart.yaml');
    expect(readdirSync(join(project, 'dist/production'))).toEqual(['shop']);
  });

  it('changes nothing when a spec is wrong, and says all that is wrong', () => {
    const before = contents();
    writeSystem({ web: "{ calls: ['front/wbe'] }", cart: "{ image: 'web:latest' }" });
    const { status, stdout, stderr } = synth();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      "charts/shop/web.ts › calls[0]: 'front/wbe' › a declared workload, as layer/workload or system/workload (did you mean 'front/web'?)",
      "charts/shop/cart.ts › image: tag 'latest' › an immutable tag, such as a version; latest changes under running pods",
      '2 problems; nothing was written',
    ]);
    expect(contents()).toEqual(before);
    writeSystem({ web: '{}' });
  });

  it('with --check changes nothing and names every file that is not what the code renders', () => {
    synth();
    write('dist/production/shop/front/web.yaml', 'edited: by hand\n');
    write('dist/production/shop/front/mine.yaml', 'by: hand\n');
    rmSync(join(project, 'dist/production/shop/cluster.yaml'));
    const before = contents();
    const { status, stderr } = synth('--check');
    expect(status).toBe(1);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      '+ dist/production/shop/cluster.yaml',
      '~ dist/production/shop/front/web.yaml',
      '- dist/production/shop/front/mine.yaml',
    ]);
    expect(contents()).toEqual(before);
    synth();
    expect(synth('--check').status).toBe(0);
  });

  it('refuses an argument that it does not know', () => {
    const { status, stderr } = synth('--chekc');
    expect(status).toBe(2);
    expect(stderr).toContain("Unknown option '--chekc'");
    expect(stderr).toContain('usage: npm run synth');
  });
});

function synth(...arguments_: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('lib/launch.mjs'), 'main.ts', ...arguments_],
    {
      cwd: project,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

/** A system of one layer; each workload is the sample's web server with the given changes. */
function writeSystem(workloads: Readonly<Record<string, string>>): void {
  const specs = Object.entries(workloads).map(([name, changes]) => `${name}: { ...webServer, ...${changes} }`);
  write(
    'charts/systems.ts',
    `import { sampleSystem, webServer } from '${resolve('test/sample-system.ts')}';
     const system = sampleSystem({ front: { ${specs.join(', ')} } });
     // Production asks for a digest, in a warning.
     const production = { web: { tag: 'v1.2.3', digest: 'sha256:${'0'.repeat(64)}' } };
     export const systems = [{ ...system, releases: { ...system.releases, production } }];`,
  );
}

function write(file: string, text: string): void {
  mkdirSync(join(project, file, '..'), { recursive: true });
  writeFileSync(join(project, file), text);
}

function files(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
}

function contents(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['dist', 'argocd'].flatMap((folder) =>
      files(folder).map((file) => [`${folder}/${file}`, readFileSync(join(project, folder, file), 'utf8')] as const),
    ),
  );
}
