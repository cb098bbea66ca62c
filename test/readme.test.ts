import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environments } from '../charts/environments.ts';
import { systems } from '../charts/systems.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { Rule } from '../lib/model/rule.ts';
import { areas } from '../lib/rules/rules.ts';
import { ProjectCopy } from './commands/project-copy.ts';
import { ofKind, readObjects } from './objects.ts';
import { rendered } from './platform.ts';
import { proofOf } from './rules/proofs.ts';

const README = readFileSync('README.md', 'utf8');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'];
const objects = readObjects(rendered.dist);

describe('what is written from the specs', () => {
  it.each([
    ['the table of systems', 'README.md', 'systems', systemsTable],
    ['the table of secrets', 'README.md', 'secrets', secretsTable],
    ['an example of each kind of finding', 'README.md', 'findings', findingsTable],
    ['the owners', '.github/CODEOWNERS', 'systems', owners],
  ])('is up to date: %s', async (_, file, name, make) => {
    const text = await make();
    const before = readFileSync(file, 'utf8');
    const after = before.replace(
      new RegExp(`(^(?:<!-- |# <)${name}(?: -->|>)\n)[^]*?(^(?:<!-- /|# </)${name})`, 'm'),
      (_match, start: string, end: string) => `${start}${text}\n${end}`,
    );
    expect(after).toContain(text);
    if (process.env.UPDATE === '1') writeFileSync(file, after);
    else expect(before, 'UPDATE=1 npm test writes it').toBe(after);
  });
});

describe('commands', () => {
  const ci = readFileSync('.ci/run', 'utf8').split('\n');
  let project: ProjectCopy;

  beforeAll(() => {
    project = new ProjectCopy();
  });

  afterAll(() => {
    project.remove();
  });

  it.each(DOCUMENTS.flatMap((file) => commands(file).map((command) => [file, command])))('of %s: %s', (_, command) => {
    if (ci.includes(command) || byHand.has(command)) return;
    if (/^npm run (new|promote) -- /.test(command)) {
      const { status, stderr } = project.run('npm', ...command.replace(/^npm/, '--silent').split(' '));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return;
    }
    // The committed files have no findings that are errors.
    if (/^npm run (check|capacity|explain|review|atlas|releases)( -- |$)/.test(command)) {
      const args = command.replace(/^npm/, '--silent').split(' ');
      const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      return;
    }
    expect(command, 'neither run by .ci/run nor one that needs a cluster').toMatch(
      /^(kind|kubectl|eksctl|aws|docker) /,
    );
    for (const [, path = ''] of command.matchAll(/(?:-f|--config|--config-file) (\S+)/g)) {
      if (!path.startsWith('https:') && !path.startsWith('/tmp/')) expect(existsSync(path), path).toBe(true);
    }
  });

  it('make the workload that README shows', () => {
    expect(fenced(README, 'ts')[0]).toEqual(project.read('charts/ideation-engine/indexer.ts'));
  });

  it('are shown beside a chart that is a file of the tests', () => {
    expect(fenced(README, 'ts').slice(1)).toEqual([readFileSync('test/constructs/queue.chart.ts', 'utf8')]);
  });

  it('make every secret that dev reads', () => {
    const made = commands('README.md').flatMap((command) => {
      const [, name] = /^kubectl create secret generic (\S+) -n dev-secrets /.exec(command) ?? [];
      const properties = [...command.matchAll(/--from-literal=([^=]+)=/g)].map(([, property]) => property);
      return name === undefined ? [] : properties.map((property) => `${name} ${property ?? ''}`);
    });
    expect(made.sort()).toEqual(remoteSecrets('dev/ideation-engine/').map(({ key, property }) => `${key} ${property}`));
  });
});

describe('README', () => {
  it('names every kind that the file of a workload holds', () => {
    const [, table = ''] = /What a workload gets[^]*?\n\n((?:\|.*\n)+)/.exec(README) ?? [];
    const ofWorkloads = objects.filter(({ file, metadata }) =>
      file.endsWith(`/${metadata.namespace}/${metadata.labels['app.kubernetes.io/name'] ?? ''}.yaml`),
    );
    const kinds = new Set(ofWorkloads.map(({ kind }) => kind));
    expect(kinds.size).toBeGreaterThan(15);
    expect([...kinds].filter((kind) => !new RegExp(`\\b${kind}\\b`).test(table))).toEqual([]);
  });
});

describe('documents', () => {
  it.each(DOCUMENTS)('%s names only files that are there', (file) => {
    const text = readFileSync(file, 'utf8');
    const named = [...text.matchAll(/`((?:\.ci|\.github|argocd|bench|charts|dist|imports|lib|test)\/[\w./-]*)`/g)];
    const linked = [...text.matchAll(/\]\(([\w./-]+)\)/g)];
    // Files that README's own command creates.
    const made = ['charts/ideation-engine/indexer.ts', 'charts/shop', 'imports/crds/', 'imports/cdk8s/'];
    const paths = [...named, ...linked].map(([, path = '']) => path).filter((path) => !made.includes(path));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

/**
 * Commands that CI does not run: they change the tree, take long, or compare with a branch that a clone may not have.
 */
const byHand = new Set([
  'npm run bench',
  'npm run format',
  'npm run import',
  'npm run import -- --crd https://example.com/crds/widgets.yaml',
  'UPDATE=1 npm test',
  'npx vitest run test/rules/rules.test.ts -t budget-allows-eviction',
  'git diff --stat origin/main -- dist argocd',
]);

function commands(file: string): readonly string[] {
  return fenced(readFileSync(file, 'utf8'), 'sh').flatMap((block) =>
    block
      .trim()
      .split('\n')
      .flatMap((line) => line.split(' && ')),
  );
}

function fenced(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);
}

function systemsTable(): string {
  const names = Object.values(environments).map(({ name }) => name);
  const rows = systems.map((system) => [
    system.name,
    system.owner,
    ...Object.values(environments).map(({ name, platform }) => {
      const { name: cluster, region, machine } = system.clusters[name];
      const where = platform === 'kind' ? (machine?.distribution ?? 'kind') : region;
      return `\`${cluster}\`, ${where}: ${workloadCount(system, name)}`;
    }),
  ]);
  return table(['system', 'owner', ...names.map((name) => `${name}: cluster, workloads`)], rows);
}

function workloadCount({ layers }: SystemSpec, environment: string): number {
  const specs = Object.values(layers).flatMap(({ workloads }) => Object.values(workloads));
  return specs.filter(({ notInDev, onlyInDev }) => (environment === 'dev' ? notInDev : onlyInDev) === undefined).length;
}

function secretsTable(): string {
  const properties = new Map<string, Set<string>>();
  for (const { name: system } of systems) {
    for (const { name: environment } of Object.values(environments)) {
      for (const { key, property } of remoteSecrets(`${environment}/${system}/`)) {
        const secret = key.replace(`/${environment}/`, '/<environment>/');
        if (secret.includes('/')) properties.set(secret, (properties.get(secret) ?? new Set()).add(property));
      }
    }
  }
  const rows = [...properties].sort().map(([secret, names]) => [`\`${secret}\``, [...names].sort().join(', ')]);
  return table(['secret', 'properties'], rows);
}

/** The remote secrets that the ExternalSecrets below a folder of `dist/` read, each once, in order. */
function remoteSecrets(folder: string): readonly { readonly key: string; readonly property: string }[] {
  const read = ofKind(objects, 'ExternalSecret')
    .filter(({ file }) => file.startsWith(folder))
    .flatMap(({ spec }) => spec.data ?? [])
    .map(({ remoteRef: { key, property = '' } }) => `${key} ${property}`);
  return [...new Set(read)].sort().map((line) => {
    const [key = '', property = ''] = line.split(' ');
    return { key, property };
  });
}

/** The first refused example of the first rule of each area. */
async function findingsTable(): Promise<string> {
  const rows = Object.entries(areas).map(async ([area, [first]]) => [
    area,
    first === undefined ? '' : await example(first),
  ]);
  return table(['area', 'an example'], await Promise.all(rows));
}

async function example({ id }: Rule): Promise<string> {
  const [refused] = (await proofOf(id)).refused;
  return `\`\` ${(refused?.says[0] ?? '').replaceAll('|', '\\|')} \`\``;
}

function owners(): string {
  const paths = systems.flatMap(({ name, owner }) =>
    [`/charts/${name}/`, `/dist/*/${name}/`].map((path) => [path, `@example/${owner}`]),
  );
  return paths.map(([path = '', owner = '']) => `${path.padEnd(31)} ${owner}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
