import { check } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systems } from '../../charts/systems.ts';
import { workloadKinds } from '../../lib/commands/workload-file.ts';
import { ProjectCopy } from './project-copy.ts';

const SYSTEM = 'charts/ideation-engine/system.ts';

let project: ProjectCopy;

beforeAll(() => {
  project = new ProjectCopy();
});

afterAll(() => {
  project.remove();
});

describe('what cannot be made', () => {
  const layers = 'l0-ingestion, l1-allocation, l2-dialogue, l3-evolution, l4-training, l5-observability';

  it.each([
    [
      'a system that is not there',
      ['ideation-engin', 'l3-evolution', 'indexer'],
      `charts/systems.ts › systems: 'ideation-engin' › one of ${systems.map(({ name }) => name).join(', ')} (did you mean 'ideation-engine'?)`,
    ],
    [
      'a layer that is not there',
      ['ideation-engine', 'l3-evolutoin', 'indexer'],
      `${SYSTEM} › layers: 'l3-evolutoin' › one of ${layers} (did you mean 'l3-evolution'?)`,
    ],
    [
      'a kind that is none',
      ['ideation-engine', 'l3-evolution', 'indexer', '--kind', 'Deploymnt'],
      "npm run new › --kind: 'Deploymnt' › one of Deployment, StatefulSet, DaemonSet, Job, CronJob, RayCluster (did you mean 'Deployment'?)",
    ],
    [
      'a name that is no label',
      ['ideation-engine', 'l3-evolution', '../Indexer'],
      "npm run new › workload: '../Indexer' › at most 52 lower-case letters, digits and dashes, a letter first",
    ],
    [
      'a name that is too long',
      ['ideation-engine', 'l3-evolution', 'a'.repeat(53)],
      `npm run new › workload: '${'a'.repeat(53)}' › at most 52 lower-case letters, digits and dashes, a letter first`,
    ],
    [
      'a workload that is there',
      ['ideation-engine', 'l0-ingestion', 'axis-crawler-r'],
      `${SYSTEM} › workloads: 'axis-crawler-r' is a workload of l0-ingestion › another name`,
    ],
    [
      'the file of another workload',
      ['ideation-engine', 'l3-evolution', 'etl'],
      `${SYSTEM} › workloads: 'etl' is a workload of l0-ingestion › another name`,
    ],
    [
      'the file of something else',
      ['ideation-engine', 'l3-evolution', 'clusters'],
      `${SYSTEM} › workloads: 'clusters' is in use: the file charts/ideation-engine/clusters.ts exists › another name`,
    ],
    [
      'the name of a data service, whose stand-in in dev has it',
      ['ideation-engine', 'l3-evolution', 'kafka'],
      `${SYSTEM} › workloads: 'kafka' is a data service › another name`,
    ],
    [
      'the name of the file that holds the namespace',
      ['ideation-engine', 'l3-evolution', 'namespace'],
      `${SYSTEM} › workloads: 'namespace' is the file of the layer itself › another name`,
    ],
  ])('is %s', (_, args, problem) => {
    const before = project.files('charts');
    expect(project.launch('lib/commands/new.ts', ...args)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `${problem}\nnothing was written\n`,
    });
    expect(project.files('charts')).toEqual(before);
  });

  it('says all that is wrong at once', () => {
    const { stderr } = project.launch('lib/commands/new.ts', 'ideation-engine', 'l9', 'X', '--kind', 'Pod');
    expect(stderr.split('\n').map((line) => line.replace(/:.*/, ''))).toEqual([
      'npm run new › --kind',
      'npm run new › workload',
      `${SYSTEM} › layers`,
      'nothing was written',
      '',
    ]);
  });

  it.each([
    ['nothing', [], 'system, layer, workload: missing\n'],
    ['two names', ['ideation-engine', 'l3-evolution'], 'workload: missing\n'],
    ['four names', ['ideation-engine', 'l3-evolution', 'indexer', 'other'], 'other: too much\n'],
    ['--from without a file', ['ideation-engine', 'l3-evolution', '--from'], '--from: no file\n'],
    ['a new system and a layer', ['--system', 'shop', 'front'], 'front: nothing else with --system\n'],
    ['an option that is none', ['ideation-engine', 'l3-evolution', 'indexer', '--force'], "Unknown option '--force'"],
  ])('without arguments that make sense: %s', (_, args, wrong) => {
    const { status, stderr } = project.launch('lib/commands/new.ts', ...args);
    expect(status).toBe(2);
    expect(stderr.startsWith(wrong)).toBe(true);
    expect(stderr).toContain('usage: npm run new -- <system> <layer> <workload>');
  });
});

describe('a new workload', () => {
  const made = workloadKinds.map((kind) => ({ kind, name: `new-${kind.toLowerCase()}` }));
  // A reserved word, and two names with the same identifier, in a layer with one workload in each line.
  const names = ['delete', 'api-1', 'api1'];
  let before: string;

  beforeAll(() => {
    // The system has an hour as its recovery point, so that volumes need a backup every hour.
    project.write(SYSTEM, project.read(SYSTEM).replace("'30 */6 * * *'", "'30 * * * *'"));
    before = project.read(SYSTEM);
    for (const { kind, name } of made) {
      const path = `charts/ideation-engine/${name}.ts`;
      expect(
        project.launch('lib/commands/new.ts', 'ideation-engine', 'l3-evolution', name, '--kind', kind),
      ).toMatchObject({
        status: 0,
        stdout: `+ ${path}\n~ ${SYSTEM}\nNext: set the purpose and the needs of the workload in ${path}, then: npm run synth\n`,
        stderr: '',
      });
    }
    for (const name of names) {
      expect(project.launch('lib/commands/new.ts', 'ideation-engine', 'l0-ingestion', name)).toMatchObject({
        status: 0,
      });
    }
  }, 60_000);

  it('is rendered as it is, in every environment', () => {
    expect(project.launch('main.ts')).toMatchObject({ status: 0, stderr: '' });
    for (const environment of ['dev', 'staging', 'production', 'dr']) {
      for (const { kind, name } of made) {
        expect(project.read(`dist/${environment}/ideation-engine/l3-evolution/${name}.yaml`)).toContain(
          `\nkind: ${kind}\n`,
        );
      }
      for (const name of names) {
        expect(project.read(`dist/${environment}/ideation-engine/l0-ingestion/${name}.yaml`)).toContain(
          '\nkind: Deployment\n',
        );
      }
    }
  });

  it('passes the type check', () => {
    expect(project.run(process.execPath, 'node_modules/typescript/bin/tsc')).toMatchObject({ status: 0, stdout: '' });
  });

  it('is formatted, and so is the file it is entered in', async () => {
    const options = { parser: 'typescript', ...(JSON.parse(project.read('.prettierrc.json')) as object) };
    const files = [SYSTEM, ...[...made, { name: 'delete' }].map(({ name }) => `charts/ideation-engine/${name}.ts`)];
    for (const file of files) expect(await check(project.read(file), options), file).toBe(true);
  });

  it('leaves what stands in that file, imports in order', () => {
    const after = project.read(SYSTEM).split('\n');
    const isEntry = (line: string) => !line.includes('evolver') || line.startsWith('import');
    expect(after).toEqual(expect.arrayContaining(before.split('\n').filter(isEntry)));
    const imports = after.filter((line) => line.startsWith('import {')).map((line) => /'(.*)'/.exec(line)?.[1]);
    expect(imports).toEqual([...imports].sort());
  });
});
