import { clusters } from '../charts/ideation-engine/clusters.ts';
import type { ClusterSpec } from '../lib/spec/cluster.ts';
import type { DataServiceSpec } from '../lib/spec/data-service.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { Call } from '../lib/spec/calls.ts';
import type { DeploymentSpec, WorkloadSpec } from '../lib/spec/workload.ts';

const workloadsPerLayer = 50;

/**
 * A system with a number of workloads in a realistic mix: of ten, some are a job, a store or a worker, and the others
 * serve requests.
 */
export function benchSystem(count: number): SystemSpec {
  const layers: Record<string, { workloads: Record<string, WorkloadSpec> }> = {};
  for (let index = 0; index < count; index += 1) {
    const layer = (layers[layerName(index)] ??= { workloads: {} });
    layer.workloads[workloadName(index)] = workload(index, count);
  }
  const pins = { [image]: { tag: 'v1.4.2' } };
  return {
    name: 'bench',
    description: 'Generated workloads that a bench renders',
    owner: 'bench',
    layers,
    dataServices,
    hosts: { api: 'api' },
    remoteSecrets: { database: ['username', 'password'], billing: ['api-key', 'webhook-key'] },
    backups: { schedule: '30 */6 * * *', retentionHours: 720 },
    releases: { dev: pins, staging: pins, production: pins },
    clusters: {
      dev: roomy(clusters.dev),
      staging: roomy(clusters.staging),
      production: roomy(clusters.production),
      dr: roomy(clusters.dr),
    },
  };
}

/** Number of kinds of workloads in the mix. */
export const mixLength = 20;

const image = 'bench';

const dataServices = {
  database: {
    kind: 'aurora-postgresql',
    description: 'What the services know',
    layer: 'layer-00',
    version: '15.13',
    database: 'bench',
    credentials: 'database',
    masterCredentials: 'database',
    backupRetentionDays: 7,
    backupWindow: '03:00-04:00',
    maintenanceWindow: 'sun:04:00-sun:05:00',
  },
  kafka: {
    kind: 'kafka',
    description: 'Events between the services',
    layer: 'layer-00',
    version: '3.8.x',
    topics: ['orders', 'payments', 'shipments'].map((name) => ({ name, partitions: 24, retentionDays: 7 })),
  },
  archive: { kind: 'bucket', description: 'What nobody asks for any more', layer: 'layer-00' },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;

/** The cluster, with node pools that are large enough for any number of workloads. */
function roomy(cluster: ClusterSpec): ClusterSpec {
  const limits = { cpu: 1_000_000, memory: '4000000Gi' } as const;
  const nodePools = Object.entries(cluster.nodePools).map(([name, pool]) => [name, { ...pool, limits }] as const);
  const { monthlyBudget: _, overBudget: __, ...rest } = cluster;
  return { ...rest, nodePools: Object.fromEntries(nodePools) };
}

function layerName(index: number): string {
  return `layer-${String(Math.floor(index / workloadsPerLayer)).padStart(2, '0')}`;
}

function workloadName(index: number): string {
  return `workload-${String(index).padStart(4, '0')}`;
}

function workload(index: number, count: number): WorkloadSpec {
  const shared = {
    description: `Generated workload ${index} of ${count}`,
    image,
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    calls: calls(index, count),
  } as const;
  switch (index % mixLength) {
    case 7:
      return { ...shared, kind: 'CronJob', schedule: '0 3 * * *', environment: { REPORT: 'daily' } };
    case 9:
      return { ...shared, kind: 'Deployment', ...consumer(index), interruptible: true };
    case 13:
      return {
        ...shared,
        kind: 'StatefulSet',
        replicas: 3,
        storage: { size: '10Gi', mountPath: '/var/lib/store' },
        ports: { http: 8080 },
        metrics,
      };
    case 17:
      return { ...shared, kind: 'Deployment', ...consumer(index), publishes: ['payments'] };
    case 19:
      return { ...shared, kind: 'Job', runs: 'after-workloads' };
    default:
      return { ...shared, kind: 'Deployment', ...server(index) };
  }
}

const metrics = { exports: ['requests_total'] } as const;

type Part = Omit<DeploymentSpec, 'kind' | 'description' | 'image' | 'resources' | 'calls'>;

function server(index: number): Part {
  return {
    args: ['serve', `--shard=${index}`],
    ports: { http: 8080 },
    scaling: index % 4 === 1 ? { replicas: 3 } : { min: 3, max: 12, cpu: 70 },
    environment: { LOG_LEVEL: 'info', SHARD: String(index) },
    ...(index % 3 === 0 && { metrics }),
    ...(index % 4 === 0 && { secrets: { 'billing-api-key': { from: 'billing', property: 'api-key' } } }),
    ...(index % 5 === 0 && { files: { 'service.yaml': `shard: ${index}\nlimits:\n  requests: 100\n  burst: 200\n` } }),
    ...(index % 10 === 0 && { routes: [{ host: 'api', path: `/api/${workloadName(index)}` as const }] }),
    overrides: { staging: { scaling: index % 4 === 1 ? { replicas: 2 } : { max: 6 } } },
  };
}

function consumer(index: number): Part {
  return {
    args: ['consume'],
    scaling: { min: 2, max: 24, kafkaLag: 1000 },
    consumes: { group: workloadName(index), topics: ['orders', 'shipments'] },
    metrics,
  };
}

/** Two or three edges: workloads in the same and in other layers, the database, the bucket, an outside host. */
function calls(index: number, count: number): readonly Call[] {
  const callees = new Set([index + 3, index * 7 + 5].map((target) => serving(target % count, count)));
  callees.delete(index);
  const edges: Call[] = [...callees].map((callee): Call => `${layerName(callee)}/${workloadName(callee)}`);
  if (index % 3 === 0) edges.push('database');
  if (index % 8 === 2) edges.push('archive');
  if (index % 9 === 4) edges.push(`api${index % 10}.example.com:443`);
  return edges;
}

/** The first workload with a port, counted from this one. */
function serving(index: number, count: number): number {
  return [7, 9, 17, 19].includes(index % mixLength) ? serving((index + 1) % count, count) : index;
}
