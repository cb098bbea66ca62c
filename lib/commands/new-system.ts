import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systems } from '../../charts/systems.ts';
import { workloadNameNeeded } from '../resolve/checks.ts';
import { problemLine } from '../resolve/problem.ts';
import { environmentNames, type EnvironmentName } from '../spec/environment.ts';
import { freeIdentifier, importEdit } from './entries.ts';
import { edited, formatted, listAt, parse, type Edit } from './object-literal.ts';
import type { Outcome, ProjectFile } from './project-files.ts';
import { workloadFile } from './workload-file.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Creates the folder of a system with one layer and one workload, which renders without changes, and adds it to the
 * list of systems.
 */
export async function newSystem(name: string): Promise<Outcome> {
  const problem = (field: string, is: string, needed: string) => ({
    problems: [problemLine({ file: 'npm run new', field, is, needed })],
  });
  const wanted = workloadNameNeeded(name);
  // The names of its clusters, roles and buckets begin with this name, and AWS limits their length.
  if (wanted !== undefined || name.length > 20)
    return problem('--system', `'${name}'`, 'at most 20 lower-case letters, digits and dashes, a letter first');
  if (systems.some((system) => system.name === name)) return problem('--system', `'${name}' exists`, 'another name');

  const listFile = 'charts/systems.ts';
  const source = parse(join(root, listFile), readFileSync(join(root, listFile), 'utf8'));
  const list = listAt(source, 'systems');
  if (list === undefined)
    return problem('--system', `no list in ${listFile}`, 'export const systems = […] there, to enter the system in');
  const identifier = freeIdentifier(source, name);
  const last = list.elements.at(-1)?.end ?? list.elements.pos;
  const entry: Edit = { start: last, end: last, text: `${list.elements.length > 0 ? ', ' : ''}${identifier}` };
  const edits = [importEdit(source, identifier, `./${name}/system.ts`), entry];
  const files = {
    'system.ts': systemFile(name, identifier),
    'clusters.ts': clustersFile(name),
    'releases.ts': releasesFile(),
    'web.ts': workloadFile({ name: 'web', kind: 'Deployment', identifier: 'web', image: 'web' }),
  };
  const added: ProjectFile[] = [];
  for (const [file, text] of Object.entries(files)) {
    const path = `charts/${name}/${file}`;
    added.push({ path, text: await formatted(join(root, path), text) });
  }
  return {
    added,
    changed: [{ path: listFile, text: await edited(source, edits) }],
    says: [
      `Next: set the description, the owner and the clusters in charts/${name}, then: npm run synth`,
      'To update the tables in README and .github/CODEOWNERS: UPDATE=1 npx vitest run test/readme.test.ts',
    ],
  };
}

function systemFile(name: string, identifier: string): string {
  return `import type { SystemSpec } from '../../lib/spec/system.ts';
import { clusters } from './clusters.ts';
import { releases } from './releases.ts';
import { web } from './web.ts';

/** What ${name} is, in one sentence. */
export const ${identifier} = {
  name: '${name}',
  description: 'What ${name} is for, in one sentence',
  owner: '${name}-team',
  layers: { '${name}': { workloads: { web } } },
  remoteSecrets: {},
  hosts: {},
  // Daily, and kept 30 days.
  backups: { schedule: '0 3 * * *', retentionHours: 720 },
  releases,
  clusters,
} as const satisfies SystemSpec;
`;
}

function releasesFile(): string {
  const pins = "{ web: { tag: 'v1.0.0' } }";
  return `import type { Releases } from '../../lib/spec/system.ts';

/** Image pins; \`npm run promote\` moves them from one environment to the next. */
export const releases = { dev: ${pins}, staging: ${pins}, production: ${pins} } as const satisfies Releases;
`;
}

/** A cluster in each environment, with address ranges that no other system has; ids of AWS are placeholders. */
function clustersFile(name: string): string {
  const taken = new Set(
    systems.flatMap(({ clusters }) => Object.values(clusters).map(({ network }) => network.vpcCidr)),
  );
  const free = Array.from({ length: 200 }, (_, index) => index + 40).filter(
    (octet) => !taken.has(`10.${octet}.0.0/16`),
  );
  const [first] = systems;
  const account = first?.clusters.production.account ?? '123456789012';
  const clusters = environmentNames.map((environment, index) =>
    environment === 'dev' ? devCluster(name, account) : cluster(name, environment, account, free[index] ?? 40),
  );
  return `import type { ClusterSpec, NodePool } from '../../lib/spec/cluster.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import { localCluster } from '../../lib/spec/local-cluster.ts';

const general = {
  instanceTypes: ['m5.xlarge', 'm5.2xlarge'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '100Gi',
  limits: { cpu: 64, memory: '256Gi' },
} as const satisfies NodePool;

const systemNodes = { instanceType: 't3.large', min: 2, max: 4 };

/** The system's cluster in each environment, side by side. Ids that AWS assigns are to be filled in. */
export const clusters = {
  ${clusters.join('\n')}
} as const satisfies Readonly<Record<EnvironmentName, ClusterSpec>>;
`;
}

function devCluster(name: string, account: string): string {
  return `dev: localCluster({
    name: '${name}-dev', account: '${account}', region: 'us-west-2', domain: '${name}.localhost', dataServices: {},
  }),`;
}

function cluster(name: string, environment: Exclude<EnvironmentName, 'dev'>, account: string, octet: number): string {
  const region = environment === 'dr' ? 'us-east-1' : 'us-west-2';
  const names = { staging: 'staging', production: 'prod', dr: 'dr' };
  const domains = {
    staging: `staging.${name}.example.com`,
    production: `${name}.example.com`,
    dr: `dr.${name}.example.com`,
  };
  const each = (write: (number: number) => string) => [1, 2, 3].map(write).join(', ');
  const id = (number: number) => `0a${octet}00000000000${number}`;
  return `${environment}: {
    name: '${name}-${names[environment]}',${environment === 'dr' ? ' standby: true,' : ''} region: '${region}', account: '${account}',
    network: {
      vpcCidr: '10.${octet}.0.0/16',
      dataCidrs: [${each((number) => `'10.${octet}.20${number}.0/24'`)}],
      dataSubnets: [${each((number) => `'subnet-${id(number)}'`)}],
      dataSecurityGroups: ['sg-${id(1)}'],
      apiServerCidr: '172.20.0.1/32', apiServerPorts: [443],
      controlPlaneCidrs: [${each((number) => `'10.${octet}.240.${(number - 1) * 16}/28'`)}],
      zones: ['${region}a', '${region}b', '${region}c'],
    },
    kmsKey: 'arn:aws:kms:${region}:${account}:key/00000000-0000-0000-0000-${id(1).slice(-12).padStart(12, '0')}',
    nodePools: { general }, systemNodes, dataServices: {},
    domain: '${domains[environment]}',
    backups: { bucket: '${name}-velero-${region}', prefix: '${environment}' },
  },`;
}
