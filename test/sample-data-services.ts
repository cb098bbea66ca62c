import type { ClusterSpec } from '../lib/spec/cluster.ts';
import type { DataServiceSpec } from '../lib/spec/data-service.ts';
import type { DataServiceSize } from '../lib/spec/data-service-size.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import { sampleCluster, sampleSystem, webServer } from './sample-system.ts';

/** A data service, with its size in staging and production and, if it differs, in dr. */
export interface SampleService {
  readonly spec: DataServiceSpec;
  readonly size: DataServiceSize;
  readonly dr?: DataServiceSize;
}

const { network } = sampleCluster;

/** One valid data service of each kind; CloudNativePG comes with the bucket of its backups. */
export const sampleServices = {
  orders: {
    spec: {
      kind: 'rds-postgresql',
      description: 'Orders',
      layer: 'data',
      version: '16.9',
      database: 'orders',
      credentials: 'orders',
      masterCredentials: 'orders',
      exporter: true,
      backupWindow: '03:00-04:00',
      maintenanceWindow: 'sun:04:00-sun:05:00',
      parameters: { log_min_duration_statement: '500' },
    },
    size: {
      kind: 'rds-postgresql',
      identifier: 'shop-orders',
      instanceClass: 'db.r5.xlarge',
      storage: { allocated: 500, max: 1000 },
      multiAz: true,
      backupRetentionDays: 30,
      endpoint: 'shop-orders.x.eu-west-1.rds.amazonaws.com',
      readReplicas: [{ instanceClass: 'db.r5.large', endpoint: 'shop-orders-replica-1.x.eu-west-1.rds.amazonaws.com' }],
    },
    dr: {
      kind: 'rds-postgresql',
      identifier: 'shop-orders-dr',
      instanceClass: 'db.r5.xlarge',
      storage: { allocated: 500, max: 1000 },
      multiAz: false,
      backupRetentionDays: 30,
      endpoint: 'shop-orders-dr.x.eu-central-1.rds.amazonaws.com',
      replicaOf: 'arn:aws:rds:eu-west-1:111122223333:db:shop-orders',
    },
  },
  cache: {
    spec: {
      kind: 'redis',
      description: 'Sessions',
      layer: 'data',
      engine: 'valkey',
      version: '8.0',
      credentials: 'cache',
      maintenanceWindow: 'sun:05:00-sun:06:00',
      snapshotWindow: '03:00-04:00',
    },
    size: {
      kind: 'redis',
      identifier: 'shop-cache',
      nodeType: 'cache.r7g.large',
      nodes: 3,
      snapshotRetentionDays: 7,
      endpoint: 'master.shop-cache.x.euw1.cache.amazonaws.com',
      readerEndpoint: 'replica.shop-cache.x.euw1.cache.amazonaws.com',
    },
  },
  queue: {
    spec: {
      kind: 'rabbitmq',
      description: 'Parcels to send',
      layer: 'data',
      version: '3.13',
      user: 'shop',
      credentials: 'queue',
      maintenanceStart: 'sun:04:00',
    },
    size: {
      kind: 'rabbitmq',
      identifier: 'shop-queue',
      instanceType: 'mq.m7g.large',
      deploymentMode: 'CLUSTER_MULTI_AZ',
      endpoint: 'b-0123.mq.eu-west-1.on.aws',
    },
  },
  stock: {
    spec: {
      kind: 'cloudnative-pg',
      description: 'Stock of every shop',
      layer: 'data',
      version: '15.17',
      database: 'stock',
      user: 'stock',
      credentials: 'stock',
      resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
      parameters: { max_connections: '200' },
      backups: { bucket: 'backups', schedule: '0 2 * * *', retentionDays: 30 },
    },
    size: { kind: 'cloudnative-pg', instances: 4, storage: '100Gi', walStorage: '20Gi' },
    dr: {
      kind: 'cloudnative-pg',
      instances: 2,
      storage: '100Gi',
      walStorage: '20Gi',
      replicaOf: { bucket: 'shop-backups', region: 'eu-west-1' },
    },
  },
  backups: {
    spec: { kind: 'bucket', description: 'Backups of the database', layer: 'data' },
    size: { kind: 'bucket', name: 'shop-backups' },
    dr: { kind: 'bucket', name: 'shop-dr-backups' },
  },
  catalogue: {
    spec: {
      kind: 'postgresql-external',
      description: 'Catalogue of the maker',
      layer: 'data',
      version: '15.8',
      database: 'postgres',
      credentials: 'catalogue',
      exporter: true,
    },
    size: { kind: 'postgresql-external', host: 'db.maker.example.com', port: 6543 },
  },
} as const satisfies Readonly<Record<string, SampleService>>;

/** Names of the sample services. */
export type SampleName = keyof typeof sampleServices;

/** A system with the named services in its layer `data`, and a workload `front/web` that calls all but the bucket. */
export function systemWith(
  names: readonly SampleName[],
  change: { readonly specs?: Readonly<Record<string, object>>; readonly sizes?: Readonly<Record<string, object>> } = {},
): SystemSpec {
  const { specs = {}, sizes = {} } = change;
  const cluster = (dr: boolean): ClusterSpec => ({
    ...sampleCluster,
    ...(dr && { region: 'eu-central-1' }),
    dataServices: Object.fromEntries(
      names.map((name) => {
        const sample: SampleService = sampleServices[name];
        return [name, { ...(dr ? (sample.dr ?? sample.size) : sample.size), ...sizes[name] }];
      }),
    ),
  });
  const machine: ClusterSpec = {
    ...cluster(false),
    nodePools: {},
    network: { ...network, dataCidrs: [], dataSubnets: [], dataSecurityGroups: [], zones: [] },
  };
  const calls = names.filter((name) => name !== 'backups');
  return sampleSystem(
    { data: {}, front: { web: { ...webServer, calls } } },
    {
      dataServices: Object.fromEntries(names.map((name) => [name, { ...sampleServices[name].spec, ...specs[name] }])),
      remoteSecrets: {
        orders: ['username', 'password'],
        catalogue: ['username', 'password'],
        cache: ['password'],
        queue: ['password'],
        stock: ['password'],
      },
      clusters: { dev: machine, staging: cluster(false), production: cluster(false), dr: cluster(true) },
    },
  );
}
