import type { ClusterSpec } from '../../lib/spec/cluster.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type {
  CronJobSpec,
  DaemonSetSpec,
  DeploymentSpec,
  JobSpec,
  RayClusterSpec,
  StatefulSetSpec,
} from '../../lib/spec/workload.ts';
import { sampleServices } from '../sample-data-services.ts';
import { sampleCluster, sampleSystem, standInCluster } from '../sample-system.ts';

const resources = {
  requests: { cpu: '500m', memory: '1Gi' },
  limits: { cpu: '2', memory: '2Gi' },
  ephemeralStorage: { request: '1Gi', limit: '2Gi' },
} as const;

const rules = { stabilizationWindowSeconds: 60, policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] } as const;

const web = {
  kind: 'Deployment',
  description: 'Serves the shop',
  assumed: 'The port',
  image: 'web',
  command: ['serve'],
  args: ['--all', '--fast'],
  resources,
  ports: { http: 8080 },
  headless: true,
  progressDeadlineSeconds: 900,
  scaling: {
    min: 3,
    max: 10,
    cpu: 70,
    memory: 80,
    behavior: { scaleUp: { ...rules, selectPolicy: 'Max' }, scaleDown: rules },
  },
  verticalScaling: { min: { cpu: '250m', memory: '512Mi' }, max: { cpu: '1', memory: '2Gi' } },
  delivery: {
    strategy: 'canary',
    steps: [
      { weight: 10, pause: '5m' },
      { weight: 50, pause: '10m' },
    ],
    maximumErrorRate: 0.05,
  },
  labels: { tier: 'front' },
  rateLimit: { requests: 100, per: 'second' },
  connectionPool: {
    maxConnections: 200,
    http1MaxPendingRequests: 60,
    http2MaxRequests: 90,
    maxRequestsPerConnection: 4,
  },
  routes: [
    {
      host: 'www',
      path: '/',
      port: 'http',
      methods: ['GET', 'POST'],
      timeout: '20s',
      headers: { 'x-shop': 'new' },
      query: { preview: 'yes' },
      rewrite: '/shop',
      cors: {
        origins: ['https://a.example.com'],
        methods: ['GET'],
        headers: ['x-id'],
        credentials: true,
        maxAge: '24h',
      },
    },
  ],
  calls: [
    'back/store',
    'database',
    'orders',
    'cache',
    'queue',
    'stock',
    'archive',
    { workload: 'back/api', port: 'http', methods: ['GET'], paths: ['/status'] },
    { host: 'mail.example.com', port: 587, protocol: 'TCP', addresses: ['203.0.113.7'] },
    'vendor.example.com:443',
  ],
  writes: ['database'],
  environment: { LOG_LEVEL: 'info' },
  files: { 'a.yaml': 'a: 1' },
  secrets: {
    token: { from: 'vendor', property: 'token' },
    key: { from: 'vendor', property: 'url', as: { variable: 'VENDOR_KEY' } },
  },
  probes: { liveness: '/live', readiness: '/ready', readinessFailures: 5, startupSeconds: 200, port: 'http' },
  metrics: { port: 9091, path: '/stats', interval: '10s', exports: ['orders_total'] },
  writable: ['/tmp', '/var/cache'],
  placement: 'general',
  priority: 'critical',
  kubernetesApi: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }],
  aws: [{ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:{region}:{account}:bills'] }],
  user: 10002,
  gracePeriodSeconds: 40,
  initContainers: {
    warm: { image: 'store', command: ['warm'], args: ['up'], environment: { WARM: 'yes' }, resources },
  },
  sidecars: {
    logs: {
      image: 'docker.io/library/busybox:1.37.0',
      command: ['tail'],
      args: ['-F'],
      environment: { FORMAT: 'json' },
      resources,
    },
  },
  patches: [
    { kind: 'PodDisruptionBudget', path: '/spec/maxUnavailable', value: '10%', because: 'There are many pods' },
  ],
  exceptions: [{ rule: 'image-digest', kind: 'Deployment', because: 'The registry keeps tags' }],
} as const satisfies DeploymentSpec;

const api = {
  kind: 'Deployment',
  description: 'Answers the shop',
  image: 'docker.io/library/nginx:1.29.0',
  resources,
  ports: { http: 8080, grpc: 9000 },
  scaling: { replicas: 3 },
  urls: 'variables',
  calls: ['database'],
  delivery: { strategy: 'blue-green', watchMinutes: 5, keepOldSeconds: 300 },
} as const satisfies DeploymentSpec;

const worker = {
  kind: 'Deployment',
  description: 'Works on orders',
  image: 'store',
  resources,
  interruptible: true,
  scaling: {
    min: 2,
    max: 6,
    cpu: 75,
    kafkaLag: 100,
    rabbitmq: { queue: 'parcels', messages: 10, secret: 'queue-url' },
    prometheus: { name: 'open-orders', query: 'sum(orders_total)', threshold: 20 },
    events: [
      {
        type: 'aws-sqs-queue',
        metadata: { queueURL: 'https://sqs.eu-west-1.amazonaws.com/1/a', queueLength: '5' },
        aws: true,
      },
    ],
    behavior: { scaleDown: rules },
  },
  calls: ['queue'],
  publishes: ['payments'],
  consumes: { group: 'workers', topics: ['orders'] },
  probes: { liveness: { exec: ['alive'] }, readiness: { exec: ['ready'] } },
} as const satisfies DeploymentSpec;

const store = {
  kind: 'StatefulSet',
  description: 'Keeps pictures',
  image: 'store',
  resources,
  replicas: 3,
  storage: { size: '10Gi', mountPath: '/data' },
  ports: { http: 8080 },
} as const satisfies StatefulSetSpec;

const agent = {
  kind: 'DaemonSet',
  description: 'Watches nodes',
  image: 'store',
  resources,
  ports: { http: 8080 },
} as const satisfies DaemonSetSpec;

const seed = {
  kind: 'Job',
  description: 'Fills the database',
  image: 'store',
  resources,
  runs: 'before-workloads',
  deadlineSeconds: 300,
  retries: 2,
  calls: ['database'],
} as const satisfies JobSpec;

const nightly = {
  kind: 'CronJob',
  description: 'Sweeps',
  image: 'store',
  resources,
  schedule: '0 3 * * *',
  timeZone: 'Europe/Berlin',
  deadlineSeconds: 900,
  retries: 1,
} as const satisfies CronJobSpec;

const ranking = {
  kind: 'RayCluster',
  description: 'Ranks',
  image: 'ray',
  rayVersion: '2.53.0',
  resources: { ...resources, gpus: 1 },
  head: { ...resources, requests: { cpu: '1', memory: '2Gi' } },
  placement: 'gpu',
  workers: { group: 'rankers', min: 1, max: 4, sharedMemory: '1Gi' },
  metrics: { exports: ['ranks_total'] },
  environment: { LEVEL: 'high' },
} as const satisfies RayClusterSpec;

const { catalogue, ...services } = sampleServices;

const sized = (cluster: ClusterSpec): ClusterSpec => ({
  ...cluster,
  monthlyBudget: 5000,
  backups: { bucket: 'shop-cluster-backups', prefix: 'production' },
  dataServices: {
    ...cluster.dataServices,
    ...Object.fromEntries(Object.entries({ ...services, catalogue }).map(([name, { size }]) => [name, size])),
  },
});

const plain = sampleSystem({ front: {}, back: {}, data: {} });

/** A valid system with every field of the language of workloads, every kind of data service, routes, alerts and dashboards. */
export const wholeSystem: SystemSpec = {
  ...plain,
  layers: {
    front: { labels: { tier: 'front' }, workloads: { web } },
    back: { workloads: { api, worker, store, agent, seed, nightly, ranking } },
    data: { namespace: 'data-{environment}', workloads: {} },
  },
  hosts: { www: 'www' },
  authentication: {
    www: {
      issuer: 'https://login.example.com/',
      jwksUri: 'https://login.example.com/keys',
      audiences: ['shop'],
      openPaths: ['/health/*'],
    },
  },
  dataServices: {
    ...plain.dataServices,
    ...Object.fromEntries(Object.entries({ ...services, catalogue }).map(([name, { spec }]) => [name, spec])),
    archive: {
      kind: 'bucket',
      description: 'Old orders',
      layer: 'data',
      lifecycle: { infrequentAccessDays: 30, archiveDays: 90, expirationDays: 365 },
    },
  },
  remoteSecrets: {
    ...plain.remoteSecrets,
    orders: ['username', 'password'],
    catalogue: ['username', 'password'],
    cache: ['password'],
    queue: ['password'],
    stock: ['password'],
  },
  alerts: {
    Down: {
      expression: 'up == 0',
      for: '5m',
      severity: 'critical',
      priority: 'P0',
      receiver: 'page',
      summary: 'Down',
      description: 'It is down',
      concerns: ['front/web'],
      proof: [
        { name: 'gone', series: { up: '0x9 1x9' }, firing: ['8m'], silent: ['15m'] },
        { name: 'there', series: { up: '1x9' }, silent: ['8m'] },
      ],
    },
  },
  dashboards: {
    overview: { title: 'Shop', panels: [{ title: 'Up', type: 'stat', queries: [{ expression: 'up', legend: 'up' }] }] },
  },
  contacts: { owner: 'shop@example.com', onCall: 'call@example.com' },
  criticalWithinSeconds: 900,
  backups: { schedule: '0 2 * * *', retentionHours: 720 },
  clusters: {
    dev: sized(standInCluster),
    staging: sized(sampleCluster),
    production: sized(sampleCluster),
    dr: sized(sampleCluster),
  },
};
