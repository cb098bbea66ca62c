import type { ClusterSpec } from '../../lib/spec/cluster.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { PodSpec } from '../../lib/spec/pod.ts';
import type { CronJobSpec, DeploymentSpec, JobSpec, RayClusterSpec, StatefulSetSpec } from '../../lib/spec/workload.ts';

const resources = { requests: { cpu: '500m', memory: '1Gi' } };
const rules = { stabilizationWindowSeconds: 60, policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] } as const;

/** Every field that all kinds of pods may have. */
const pod = {
  description: 'Takes orders.',
  image: 'conductor',
  resources: { ...resources, limits: { cpu: '1' }, ephemeralStorage: { request: '1Gi', limit: '2Gi' }, gpus: 1 },
  assumed: 'the port',
  calls: [
    'core/store',
    'database',
    { workload: 'core/store', port: 'tcp' },
    { host: 'a.b', port: 443, protocol: 'TLS' },
  ],
  publishes: ['orders'],
  consumes: { group: 'a', topics: ['orders'] },
  environment: { LOG_LEVEL: 'info' },
  files: { 'a.yaml': 'a: 1' },
  secrets: {
    token: { from: 'vendor', property: 'token' },
    url: { from: 'database', template: '{{ .username }}', as: { variable: 'DATABASE_URL' } },
  },
  placement: 'general',
  interruptible: false,
  priority: 'critical',
  kubernetesApi: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  aws: [{ actions: ['s3:GetObject'], resources: ['*'] }],
  user: 10001,
  gracePeriodSeconds: 30,
  overrides: {
    staging: {
      scaling: { max: 3, cpu: 80, memory: false, behavior: { scaleUp: rules } },
      environment: { LOG_LEVEL: 'debug' },
    },
    dr: {
      resources,
      files: { 'a.yaml': 'a: 2' },
      storageSize: '1Gi',
      schedule: '0 4 * * *',
      rateLimit: { requests: 5, per: 'minute' },
    },
  },
  urls: 'variables',
  notInDev: 'too large',
  onlyInDev: 'a stand-in',
  patches: [{ kind: 'Deployment', path: '/spec/paused', value: { any: ['thing', 1, null] }, because: 'of a reason' }],
  exceptions: [{ rule: 'image-digest', kind: 'Deployment', because: 'of a reason' }],
} as const satisfies PodSpec;

const process = {
  command: ['run'],
  args: ['--all'],
  probes: {
    liveness: '/health',
    readiness: { exec: ['true'] },
    startupSeconds: 10,
    readinessFailures: 2,
    port: 'http',
  },
  metrics: { port: 9091, path: '/metrics', exports: ['orders_total'] },
  writable: ['/tmp'],
} as const satisfies Partial<PodSpec>;

/** Every field of a Deployment. */
export const conductor = {
  kind: 'Deployment',
  ...pod,
  ...process,
  ports: { http: 8080 },
  headless: true,
  routes: [{ host: 'api', path: '/', port: 'http', methods: ['GET'], timeout: '30s' }],
  connectionPool: {
    maxConnections: 1,
    http1MaxPendingRequests: 2,
    http2MaxRequests: 3,
    maxRequestsPerConnection: 4,
  },
  scaling: {
    min: 3,
    max: 10,
    cpu: 70,
    memory: 80,
    kafkaLag: 100,
    rabbitmq: { queue: 'a', messages: 10, secret: 'token' },
    prometheus: { name: 'a', query: 'up', threshold: 1 },
    behavior: { scaleUp: { ...rules, selectPolicy: 'Max' }, scaleDown: rules },
  },
  verticalScaling: { min: resources.requests, max: resources.requests },
} as const satisfies DeploymentSpec;

/** Every field of a Job. */
export const migration = {
  kind: 'Job',
  ...pod,
  ...process,
  runs: 'before-workloads',
  deadlineSeconds: 60,
  retries: 1,
} as const satisfies JobSpec;

const store = {
  kind: 'StatefulSet',
  ...pod,
  ...process,
  replicas: 1,
  storage: { size: '10Gi', mountPath: '/data' },
  probes: { liveness: { tcp: 'tcp' }, readiness: { tcp: 'tcp' } },
} as const satisfies StatefulSetSpec;

const reaper = {
  kind: 'CronJob',
  ...pod,
  schedule: '0 3 * * *',
  timeZone: 'Etc/UTC',
  deadlineSeconds: 60,
  retries: 1,
} as const satisfies CronJobSpec;

const ray = {
  kind: 'RayCluster',
  ...pod,
  rayVersion: '2.9.0',
  head: resources,
  workers: { group: 'gpu', min: 1, max: 4, sharedMemory: '8Gi' },
  metrics: { exports: ['a'] },
} as const satisfies RayClusterSpec;

const web = {
  kind: 'Deployment',
  description: 'A page.',
  image: 'web',
  resources,
  scaling: { replicas: 2 },
} as const satisfies DeploymentSpec;

const cluster: ClusterSpec = {
  name: 'shop-staging',
  region: 'us-east-1',
  account: '123456789012',
  network: {
    vpcCidr: '10.0.0.0/16',
    dataCidrs: ['10.0.1.0/24'],
    dataSubnets: ['subnet-1'],
    dataSecurityGroups: ['sg-1'],
    apiServerCidr: '172.20.0.1/32',
    apiServerPorts: [443],
    controlPlaneCidrs: ['10.0.2.0/24'],
    zones: ['us-east-1a'],
  },
  nodePools: {
    general: {
      instanceTypes: ['m7i.large'],
      capacity: 'on-demand',
      architecture: 'amd64',
      limits: { cpu: 100, memory: '400Gi', gpus: 1 },
      volumeSize: '100Gi',
      taint: { key: 'a', value: 'b', effect: 'NoSchedule' },
      consolidation: { policy: 'WhenEmpty', after: '10m' },
      expireAfter: '720h',
      terminationGracePeriod: '48h',
    },
  },
  systemNodes: { instanceType: 'm7i.large', min: 1, max: 2 },
  dataServices: {
    database: {
      kind: 'aurora-postgresql',
      identifier: 'a',
      writer: 'db.r6g.large',
      readers: ['db.r6g.large'],
      endpoint: 'a.b',
      readerEndpoint: 'a-ro.b',
      global: { identifier: 'a', role: 'primary' },
    },
    broker: {
      kind: 'kafka',
      identifier: 'a',
      brokers: ['a.b'],
      instanceType: 'kafka.m5.large',
      volumeSize: 100,
      configuration: { arn: 'arn', revision: 1 },
    },
    archive: { kind: 'bucket', name: 'shop-archive', replicateTo: 'shop-archive-dr' },
  },
  domain: 'shop.example.com',
  backups: { bucket: 'shop-backups', prefix: 'velero' },
  monthlyBudget: 1000,
  retentionDays: 30,
};

const pins = { conductor: { tag: '1.0.0', digest: 'sha256:0' } } as const;

/** A system with every kind of workload and data service, and with every field of specs. */
export const system: SystemSpec = {
  name: 'shop',
  description: 'Sells.',
  owner: 'sellers',
  layers: {
    core: { labels: { tier: 'a' }, workloads: { conductor, store, web } },
    work: { workloads: { migration, reaper, ray } },
  },
  dataServices: {
    database: {
      kind: 'aurora-postgresql',
      description: 'Orders.',
      layer: 'core',
      version: '16.9',
      database: 'shop',
      credentials: 'database',
      masterCredentials: 'database',
      backupRetentionDays: 7,
      backupWindow: '03:00-04:00',
      maintenanceWindow: 'sun:04:00-sun:05:00',
    },
    broker: {
      kind: 'kafka',
      description: 'Events.',
      layer: 'core',
      version: '3.8.x',
      topics: [{ name: 'orders', partitions: 3, retentionDays: 7, compression: 'lz4' }],
    },
    archive: {
      kind: 'bucket',
      description: 'Files.',
      layer: 'core',
      lifecycle: { infrequentAccessDays: 30, expirationDays: 60 },
    },
  },
  hosts: { api: 'api' },
  remoteSecrets: { vendor: ['token'], database: ['username', 'password'] },
  alerts: {
    Down: {
      expression: 'up == 0',
      for: '5m',
      severity: 'critical',
      summary: 'Down.',
      description: 'Down.',
      concerns: ['core/web'],
      proof: [
        { name: 'gone', series: { up: '0x9' }, firing: ['6m'], silent: ['9m'] },
        { name: 'there', series: { up: '1x9' }, silent: ['9m'] },
      ],
    },
  },
  dashboards: {
    orders: {
      title: 'Orders',
      panels: [{ title: 'Rate', type: 'stat', unit: 's', queries: [{ expression: 'up', legend: 'a' }] }],
    },
  },
  backups: { schedule: '0 3 * * *', retentionHours: 720 },
  releases: { dev: pins, staging: pins, production: pins },
  clusters: { dev: cluster, staging: cluster, production: cluster, dr: cluster },
};
