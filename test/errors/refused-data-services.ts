import type { SystemSpec } from '../../lib/spec/system.ts';
import { systemWith, type SampleName } from '../sample-data-services.ts';
import type { Refused } from './refused.ts';

const clusters = 'charts/shop/clusters.ts › clusters.production.dataServices';
const system = 'charts/shop/system.ts › dataServices';

/** One wrong input for every check of data services. */
export const refusedDataServices: readonly Refused[] = [
  [
    'credentials that are misspelt',
    spec('orders', { credentials: 'order' }, { exporter: false }),
    [`${system}.orders.credentials: 'order' › one of the system's remoteSecrets (did you mean 'orders'?)`],
  ],
  [
    'credentials without the property',
    spec('orders', { credentials: 'cache', exporter: false }),
    [`${system}.orders.credentials: 'cache' has no property username › username among its properties`],
  ],

  // PostgreSQL
  [
    'a pool of nothing, and one that is larger than the database',
    spec('stock', { pooling: { mode: 'session', connections: 100, clients: 0 } }),
    [
      `${system}.stock.pooling.clients: 0 › a whole number, 1 or more`,
      `${system}.stock.pooling.connections: 100 of each of 3 pods in a rollout, and max_connections is 200 › at most 66`,
    ],
  ],
  [
    'a PostgreSQL that there is none of, and windows of no time',
    spec('orders', { version: '16', backupWindow: '3-4', maintenanceWindow: 'sunday' }),
    [
      `${system}.orders.version: '16' › a full version of PostgreSQL 13 to 18, such as 16.9`,
      `${system}.orders.backupWindow: '3-4' › a time of day in UTC, such as 03:00-04:00`,
      `${system}.orders.maintenanceWindow: 'sunday' › a time of the week in UTC, such as sun:04:00-sun:05:00`,
    ],
  ],
  [
    'an RDS instance too small, that cannot grow, and with times that RDS does not know',
    size('orders', { storage: { allocated: 10, max: 10 }, performanceInsightsDays: 30, backupRetentionDays: 0 }),
    [
      `${clusters}.orders.backupRetentionDays: 0 › 1 to 35 days`,
      `${clusters}.orders.storage.allocated: 10 › at least 20 GiB of gp3`,
      `${clusters}.orders.storage.max: 10 › at least 11: RDS requires 10 % more than storage.allocated`,
      `${clusters}.orders.performanceInsightsDays: 30 › 7, a multiple of 31 up to 713, or 731`,
    ],
  ],
  [
    'an instance that follows no instance',
    size('orders', { replicaOf: 'arn:aws:rds:eu-west-1:1:db:orders' }),
    [
      `${clusters}.orders.replicaOf: 'arn:aws:rds:eu-west-1:1:db:orders' › the ARN of an instance, arn:aws:rds:<region>:<account>:db:<identifier>`,
    ],
  ],
  [
    'an instance that follows one of its own region',
    size('orders', { replicaOf: 'arn:aws:rds:eu-west-1:111122223333:db:orders' }),
    [`${clusters}.orders.replicaOf: an instance in eu-west-1 too › one in another region; within one, readReplicas`],
  ],
  [
    'a PostgreSQL outside at addresses that are none',
    size('catalogue', { addresses: ['203.0.113.10', '0.0.0.0/0'] }),
    [
      `${clusters}.catalogue.addresses[0]: '203.0.113.10' › a range such as 192.0.2.0/24 or 192.0.2.7/32`,
      `${clusters}.catalogue.addresses[1]: '0.0.0.0/0' › a range such as 192.0.2.0/24 or 192.0.2.7/32`,
    ],
  ],
  [
    'a PostgreSQL outside at no host and no port',
    size('catalogue', { host: 'db', port: 0 }),
    [
      `${clusters}.catalogue.host: 'db' › a full host name such as db.example.com`,
      `${clusters}.catalogue.port: 0 › a port from 1 to 65535`,
    ],
  ],

  // CloudNativePG
  [
    'a superuser for everybody',
    spec('stock', { user: 'postgres' }),
    [`${system}.stock.user: 'postgres' › a role of its own, of lower-case letters, digits and underscores`],
  ],
  [
    'backups to nowhere, never and not kept',
    spec('stock', { backups: { bucket: 'backup', schedule: 'daily', retentionDays: 0 } }),
    [
      `${system}.stock.backups.bucket: 'backup' › a data service of kind bucket (did you mean 'backups'?)`,
      `${system}.stock.backups.schedule: 'daily' › five fields of cron, such as '0 3 * * *'`,
      `${system}.stock.backups.retentionDays: 0 › a whole number of days, 1 or more`,
    ],
  ],
  [
    'a name too long for the Services of a cluster',
    [longNamed('s'.repeat(51))],
    [
      `${system}.${'s'.repeat(51)}.name: '${'s'.repeat(51)}' › at most 50 lower-case letters, digits and dashes, a letter first`,
    ],
  ],
  [
    'half an instance on no volume',
    size('stock', { instances: 0.5, walStorage: '20 GB' }),
    [
      `${clusters}.stock.instances: 0.5 › a whole number, 1 or more`,
      `${clusters}.stock.walStorage: '20 GB' › a quantity such as 20Gi`,
    ],
  ],
  [
    'a cluster that follows another without backups of its own',
    [
      systemWith(['stock', 'backups'], {
        specs: { stock: { backups: undefined } },
        sizes: { stock: { replicaOf: { bucket: 'shop-backups', region: 'eu-central-1' } } },
      }),
    ],
    [`${clusters}.stock.replicaOf: shop-backups, but no backups are made › backups in the data service`],
  ],
  [
    'more instances than the nodes may hold',
    size('stock', { instances: 400 }),
    [
      'charts/shop/clusters.ts › clusters.production.nodePools.general.limits.cpu: 400 › at least 510: at their maximum stock 440, web 3, and 15 % for the nodes themselves',
      "charts/shop/clusters.ts › clusters.production.nodePools.general.limits.memory: '1600Gi' › at least 1902Gi: at their maximum stock 1650Gi, web 4Gi, and 15 % for the nodes themselves",
    ],
  ],

  // Redis and RabbitMQ
  [
    'a cache of no version in no window',
    spec('cache', { version: '8', maintenanceWindow: 'sun', snapshotWindow: '03:00' }),
    [
      `${system}.cache.maintenanceWindow: 'sun' › a time of the week in UTC, such as sun:04:00-sun:05:00`,
      `${system}.cache.snapshotWindow: '03:00' › a time of day in UTC, such as 03:00-04:00`,
      `${system}.cache.version: '8' › a major and minor version, such as 7.1`,
    ],
  ],
  [
    'a cache of no node, with a name that ElastiCache refuses',
    size('cache', { nodes: 0, identifier: 'Shop_Cache', snapshotRetentionDays: 36 }),
    [
      `${clusters}.cache.snapshotRetentionDays: 36 › 0 to 35 days`,
      `${clusters}.cache.nodes: 0 › 1 to 6: one that writes and up to five replicas`,
      `${clusters}.cache.identifier: 'Shop_Cache' › at most 40 lower-case letters, digits and dashes, a letter first`,
    ],
  ],
  [
    'a broker over zones that there are no subnets in',
    [oneSubnet()],
    [`${clusters}.queue.deploymentMode: CLUSTER_MULTI_AZ in 1 subnets › two or more`],
  ],
  [
    'a broker for guests, maintained at no time',
    spec('queue', { user: 'guest', maintenanceStart: 'sunday 4' }),
    [
      `${system}.queue.maintenanceStart: 'sunday 4' › a time of the week in UTC, such as sun:04:00`,
      `${system}.queue.user: 'guest' › 2 to 100 letters, digits, dashes, dots, underscores and ~, but not guest`,
    ],
  ],
  [
    'addresses that are none, and a bucket that S3 would not take',
    [
      ...size('orders', {
        endpoint: 'orders',
        readReplicas: [{ instanceClass: 'db.r5.large', endpoint: 'a_b.example.com' }],
      }),
      ...renamed(size('backups', { name: 'Backups' })),
    ],
    [
      "charts/shop/clusters.ts › clusters.production.dataServices.orders.endpoint: 'orders' › a full host name such as db.example.com",
      "charts/shop/clusters.ts › clusters.production.dataServices.orders.readReplicas[0].endpoint: 'a_b.example.com' › a full host name such as db.example.com",
      "charts/other/clusters.ts › clusters.production.dataServices.backups.name: 'Backups' › 3 to 63 lower-case letters, digits, dashes and dots, as S3 wants it",
    ],
  ],
];

function spec(name: SampleName, ...mistakes: readonly object[]) {
  const specs = { [name]: Object.assign({}, ...mistakes) as object };
  return [systemWith(name === 'stock' ? [name, 'backups'] : [name], { specs })];
}

function size(name: SampleName, mistake: object) {
  return [systemWith(name === 'stock' ? [name, 'backups'] : [name], { sizes: { [name]: mistake } })];
}

function longNamed(name: string) {
  const sample = systemWith(['stock', 'backups'], { specs: { stock: { backups: undefined } } });
  const renamed = <T>({ stock, ...rest }: Readonly<Record<string, T>>) => ({
    ...rest,
    ...(stock && { [name]: stock }),
  });
  const { production } = sample.clusters;
  return {
    ...sample,
    layers: { data: { workloads: {} } },
    dataServices: renamed(sample.dataServices ?? {}),
    clusters: {
      ...sample.clusters,
      production: { ...production, dataServices: renamed(production.dataServices) },
    },
  };
}

function oneSubnet() {
  const sample = systemWith(['queue']);
  const { production } = sample.clusters;
  const network = { ...production.network, dataSubnets: ['subnet-01'] as const };
  return { ...sample, clusters: { ...sample.clusters, production: { ...production, network } } };
}

function renamed(systems: readonly SystemSpec[]): readonly SystemSpec[] {
  return systems.map((system) => ({ ...system, name: 'other' }));
}
