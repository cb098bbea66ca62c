import { environments } from '../charts/environments.ts';
import { render, type Platform, type Rendered } from '../lib/render.ts';
import type { ClusterSpec } from '../lib/spec/cluster.ts';
import type { EnvironmentName } from '../lib/spec/environment.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { DeploymentSpec, WorkloadSpec } from '../lib/spec/workload.ts';

const pool = { capacity: 'on-demand', architecture: 'amd64', volumeSize: '100Gi' } as const;

const gpu = { ...pool, taint: { key: 'nvidia.com/gpu', value: 'true', effect: 'NoSchedule' } } as const;
const spot = { ...pool, capacity: 'spot', taint: { key: 'spot', value: 'true', effect: 'NoSchedule' } } as const;

/** A cluster in AWS; each environment of a sample has one. */
export const sampleCluster: ClusterSpec = {
  name: 'shop',
  region: 'eu-west-1',
  account: '111122223333',
  kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000001',
  network: {
    vpcCidr: '10.0.0.0/16',
    dataCidrs: ['10.0.201.0/24', '10.0.202.0/24'],
    dataSubnets: ['subnet-01', 'subnet-02'],
    dataSecurityGroups: ['sg-01'],
    apiServerCidr: '172.20.0.1/32',
    apiServerPorts: [443],
    controlPlaneCidrs: ['10.0.240.0/28'],
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  },
  nodePools: {
    general: { ...pool, instanceTypes: ['m5.2xlarge'], limits: { cpu: 400, memory: '1600Gi' } },
    spot: { ...spot, instanceTypes: ['m5.2xlarge'], limits: { cpu: 400, memory: '1600Gi' } },
    gpu: { ...gpu, instanceTypes: ['g6.2xlarge'], limits: { cpu: 80, memory: '320Gi', gpus: 10 } },
  },
  systemNodes: { instanceType: 't3.medium', min: 2, max: 4 },
  dataServices: {
    database: {
      kind: 'aurora-postgresql',
      identifier: 'shop',
      writer: 'db.r5.large',
      readers: ['db.r5.large'],
      endpoint: 'shop.cluster-x.eu-west-1.rds.amazonaws.com',
      readerEndpoint: 'shop.cluster-ro-x.eu-west-1.rds.amazonaws.com',
    },
    kafka: {
      kind: 'kafka',
      identifier: 'shop-kafka',
      brokers: ['b-1.shop.kafka.eu-west-1.amazonaws.com', 'b-2.shop.kafka.eu-west-1.amazonaws.com'],
      instanceType: 'kafka.m5.large',
      volumeSize: 100,
    },
    archive: { kind: 'bucket', name: 'shop-archive' },
  },
  domain: 'shop.example.com',
};

export const standInCluster: ClusterSpec = {
  ...sampleCluster,
  network: {
    ...sampleCluster.network,
    dataCidrs: [],
    dataSubnets: [],
    dataSecurityGroups: [],
    apiServerCidr: '10.96.0.1/32',
    apiServerPorts: [443, 6443],
    controlPlaneCidrs: ['172.18.0.0/16'],
    zones: [],
  },
  nodePools: {},
};

const pins = { web: { tag: 'v1.2.3' }, store: { tag: 'v2.0.0' }, ray: { tag: 'v3.0.0' } };

/** A valid web server; samples change the field that they are about. */
export const webServer = {
  kind: 'Deployment',
  description: 'Serves the shop',
  image: 'web',
  ports: { http: 8080 },
  resources: { requests: { cpu: '500m', memory: '512Mi' } },
  scaling: { min: 2, max: 4, cpu: 70 },
} as const satisfies DeploymentSpec;

/** A valid system of the given workloads, by layer. */
export function sampleSystem(
  layers: Readonly<Record<string, Readonly<Record<string, WorkloadSpec>>>>,
  rest: Partial<SystemSpec> = {},
): SystemSpec {
  const system: SystemSpec = {
    name: 'shop',
    description: 'A shop',
    owner: 'shop-team',
    layers: Object.fromEntries(Object.entries(layers).map(([layer, workloads]) => [layer, { workloads }])),
    dataServices: {
      database: {
        kind: 'aurora-postgresql',
        description: 'Orders',
        layer: Object.keys(layers)[0] ?? '',
        version: '16.9',
        database: 'orders',
        credentials: 'database',
        masterCredentials: 'database',
        backupRetentionDays: 7,
        backupWindow: '03:00-04:00',
        maintenanceWindow: 'sun:04:00-sun:05:00',
      },
      kafka: {
        kind: 'kafka',
        description: 'Events',
        layer: Object.keys(layers)[0] ?? '',
        version: '3.8.x',
        topics: [
          { name: 'orders', partitions: 6, retentionDays: 7, compression: 'lz4' },
          { name: 'payments', partitions: 3, retentionDays: 1 },
        ],
      },
    },
    remoteSecrets: { database: ['username', 'password'], vendor: ['token', 'url'] },
    releases: { dev: pins, staging: pins, production: pins },
    clusters: { dev: standInCluster, staging: sampleCluster, production: sampleCluster, dr: sampleCluster },
    ...rest,
  };
  const { dev, staging, production, dr } = system.clusters;
  const sized = (cluster: ClusterSpec) => sizedFor(cluster, Object.keys(system.dataServices ?? {}));
  return {
    ...system,
    clusters: { dev: sized(dev), staging: sized(staging), production: sized(production), dr: sized(dr) },
  };
}

/** The cluster with only the sizes of the given data services. */
function sizedFor(cluster: ClusterSpec, names: readonly string[]): ClusterSpec {
  const dataServices = Object.entries(cluster.dataServices).filter(([name]) => names.includes(name));
  return { ...cluster, dataServices: Object.fromEntries(dataServices) };
}

/** The rendered files of a sample, by path below `dist/`. */
export function renderSample(
  system: SystemSpec | readonly SystemSpec[],
  names: readonly EnvironmentName[] = ['production'],
  controllers: Platform['controllers'] = { charts: {}, namespaces: {} },
): Rendered {
  return render({
    systems: Array.isArray(system) ? (system as readonly SystemSpec[]) : [system as SystemSpec],
    environments: names.map((name) => environments[name]),
    controllers,
    delivery: { repoURL: 'https://git.example.com/strata.git', targetRevision: 'main' },
  });
}
