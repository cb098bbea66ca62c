import fc from 'fast-check';
import type { ClusterSpec } from '../lib/spec/cluster.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { Call } from '../lib/spec/calls.ts';
import type { Route } from '../lib/spec/serving.ts';
import type { DeploymentSpec, WorkloadSpec } from '../lib/spec/workload.ts';
import { sampleCluster, sampleSystem, standInCluster } from './sample-system.ts';

/** The random choices for one workload; its callees are chosen among workloads with ports. */
interface Plan {
  readonly kind: WorkloadSpec['kind'];
  readonly layer: string;
  readonly ports: readonly string[];
  readonly callees: readonly number[];
  readonly dataServices: readonly string[];
  readonly hosts: readonly string[];
  readonly scaling: 'fixed' | 'cpu' | 'memory' | 'lag' | 'query' | 'all';
  readonly range: readonly [min: number, more: number];
  readonly cpu: number;
  readonly metrics: boolean;
  readonly secret: 'none' | 'file' | 'variable' | 'template';
  readonly files: boolean;
  readonly api: boolean;
  readonly interruptible: boolean;
  readonly routed: boolean;
  readonly publishes: boolean;
  readonly delivery: 'rolling' | 'canary' | 'blue-green';
  readonly headless: boolean;
  /** Whether there are containers before the main one and beside it. */
  readonly extras: boolean;
  readonly route: 'plain' | 'pattern' | 'open' | 'claims';
  /** Whether it calls a host outside by UDP. */
  readonly datagrams: boolean;
  readonly volume: 'none' | 'own' | 'shared';
}

const plain = {
  kind: fc.constantFrom(
    'Deployment',
    'Deployment',
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
    'RayCluster',
  ),
  layer: fc.constantFrom('front', 'back', 'batch'),
  ports: fc.subarray(['http', 'grpc', 'tcp-admin']),
  callees: fc.array(fc.nat(20), { maxLength: 3 }),
  dataServices: fc.subarray(['database', 'kafka', 'archive']),
  hosts: fc.subarray(['api.example.com:443', 'legacy.example.com:80', '*.example.org:443']),
  scaling: fc.constantFrom('fixed', 'cpu', 'memory', 'lag', 'query', 'all'),
  range: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })),
  cpu: fc.integer({ min: 50, max: 1500 }),
  metrics: fc.boolean(),
  secret: fc.constantFrom('none', 'file', 'variable', 'template'),
  files: fc.boolean(),
  api: fc.boolean(),
  interruptible: fc.boolean(),
  routed: fc.boolean(),
  publishes: fc.boolean(),
  delivery: fc.constant('rolling'),
  headless: fc.constant(false),
  datagrams: fc.constant(false),
  extras: fc.constant(false),
  route: fc.constant('plain'),
  volume: fc.constantFrom('none', 'none', 'own', 'shared'),
} satisfies { [Name in keyof Plan]: fc.Arbitrary<Plan[Name]> };

/** A valid system of up to seven workloads in three layers, each behind one Service and delivered pod by pod. */
export const plainSystems = systemsOf(plain);

/** A valid system of up to seven workloads in three layers. */
export const systems = systemsOf({
  ...plain,
  ports: fc.subarray(['http', 'grpc', 'tcp-admin', 'udp-dns', 'sctp-sync']),
  datagrams: fc.boolean(),
  extras: fc.boolean(),
  route: fc.constantFrom('plain', 'pattern', 'open', 'claims'),
  delivery: fc.constantFrom('rolling', 'canary', 'blue-green'),
  headless: fc.boolean(),
});

function systemsOf(plan: { readonly [Name in keyof Plan]: fc.Arbitrary<Plan[Name]> }): fc.Arbitrary<SystemSpec> {
  return fc.array(fc.record<Plan>(plan), { minLength: 1, maxLength: 7 }).map(systemOf);
}

const portNumbers: Readonly<Record<string, number>> = {
  http: 8080,
  grpc: 9000,
  'tcp-admin': 7000,
  'udp-dns': 7000,
  'sctp-sync': 7001,
};

function systemOf(plans: readonly Plan[]): SystemSpec {
  const names = plans.map(({ kind }, index) => `${kind.toLowerCase()}-${index}`);
  const callable = plans.flatMap((one, index) => {
    const ports = one.kind === 'RayCluster' ? ['tcp-client', 'http-serve'] : hasPorts(one) ? one.ports : [];
    return ports.map((port) => ({
      workload: `${one.layer}/${names[index] ?? ''}` as const,
      port,
      isRay: one.kind === 'RayCluster',
    }));
  });
  const layers: Record<string, Record<string, WorkloadSpec>> = {};
  for (const [index, one] of plans.entries()) {
    // Ray pods are outside the mesh, so they cannot call workloads in it.
    const candidates = callable.filter(({ isRay }) => isRay || one.kind !== 'RayCluster');
    const own = `${one.layer}/${names[index] ?? ''}`;
    const chosen = one.callees.flatMap((callee) => candidates[callee % Math.max(1, candidates.length)] ?? []);
    const calls = chosen.filter(({ workload }) => workload !== own).map(({ workload, port }) => ({ workload, port }));
    (layers[one.layer] ??= {})[names[index] ?? ''] = workloadOf(one, calls, index);
  }
  const routed = plans.some(isRouted);
  const [layer = ''] = Object.keys(layers);
  const { dataServices } = sampleSystem({ [layer]: {} });
  return sampleSystem(layers, {
    ...(routed && { hosts: { www: 'www' } }),
    ...(plans.some((one) => isRouted(one) && (one.route === 'open' || one.route === 'claims')) && { authentication }),
    clusters,
    backups: { schedule: '0 3 * * *', retentionHours: 168 },
    dataServices: { ...dataServices, archive: { kind: 'bucket', description: 'Old orders', layer } },
  });
}

/** Clusters in separate accounts, with backups of their volumes. */
const clusters = {
  dev: standInCluster,
  staging: clusterOf('111122220000', 'shop-staging'),
  production: clusterOf('111122223333', 'shop'),
  dr: clusterOf('111122229999', 'shop-dr'),
};

function clusterOf(account: string, name: string): ClusterSpec {
  const archive = { kind: 'bucket', name: `${name}-archive` } as const;
  return {
    ...sampleCluster,
    name,
    account,
    backups: { bucket: `${name}-backups`, prefix: 'velero' },
    sharedFileSystem: `fs-${account}`,
    dataServices: { ...sampleCluster.dataServices, archive },
  };
}

function hasPorts({ kind }: Plan): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet';
}

function isRouted(one: Plan): boolean {
  return one.routed && hasPorts(one) && one.ports.includes('http');
}

const small = { requests: { cpu: '5m', memory: '16Mi' } };
const extras = {
  initContainers: { first: { image: 'store', resources: small } },
  sidecars: { beside: { image: 'web', args: ['beside'], resources: small } },
} as const;

const ntp = { host: 'ntp.example.com', port: 123, protocol: 'UDP' } as const;

const authentication = {
  www: { issuer: 'https://login.{domain}', jwksUri: 'https://login.{domain}/keys', audiences: ['shop'] },
};

function routeOf({ route }: Plan, path: `/${string}`): Route {
  const own = { host: 'www', path };
  switch (route) {
    case 'plain':
      return own;
    case 'pattern':
      return { ...own, pattern: `${path}/([a-z]+)`, rewrite: '/v2/\\1' };
    case 'open':
      return { ...own, token: 'none' };
    case 'claims':
      return { ...own, token: { claims: { groups: ['admin'] } } };
  }
}

function workloadOf(one: Plan, calls: readonly Call[], index: number): WorkloadSpec {
  const resources = { requests: { cpu: `${one.cpu}m`, memory: '256Mi' } };
  const common = {
    description: 'Generated',
    resources,
    calls: [...calls, ...one.dataServices, ...one.hosts, ...(one.datagrams ? [ntp] : [])],
    ...secrets(one),
    ...(one.extras && one.kind !== 'RayCluster' && extras),
    ...(one.files && { files: { 'a.yaml': 'a: 1\n', 'conf.d/b.yaml': 'b: 1\n', '/srv/c.yaml': 'c: 1\n' } }),
    ...(one.api && { kubernetesApi: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
    ...(one.publishes && { publishes: ['payments'] }),
    ...(one.interruptible && one.kind !== 'RayCluster' && one.kind !== 'DaemonSet' && { interruptible: true }),
  };
  const served = {
    image: 'web',
    ports: Object.fromEntries(one.ports.map((port) => [port, portNumbers[port] ?? 0])),
    probes: { liveness: { exec: ['live'] }, readiness: { exec: ['ready'] } },
    ...(isRouted(one) && { routes: [routeOf(one, `/${index}`)] }),
  };
  const metrics = one.metrics ? { metrics: { exports: [] } } : {};
  switch (one.kind) {
    case 'Deployment':
      return {
        kind: 'Deployment',
        ...common,
        ...served,
        ...metrics,
        ...(one.volume === 'own' ? { scaling: { replicas: 1 } } : { ...scaling(one), ...delivered(one) }),
        ...(one.volume !== 'none' && {
          storage: { size: '2Gi', mountPath: '/data', ...(one.volume === 'shared' && { shared: true }) },
          overrides: { staging: { storageSize: '1Gi' } },
        }),
      };
    case 'StatefulSet':
      return {
        kind: 'StatefulSet',
        ...common,
        ...served,
        ...metrics,
        replicas: one.range[0],
        storage: { size: '3Gi', mountPath: '/data' },
      };
    case 'DaemonSet':
      return { kind: 'DaemonSet', ...common, ...served, ...metrics };
    case 'Job':
      return { kind: 'Job', ...common, image: 'store', runs: 'after-workloads' };
    case 'CronJob':
      return { kind: 'CronJob', ...common, image: 'store', schedule: '0 3 * * *' };
    case 'RayCluster':
      return {
        kind: 'RayCluster',
        ...common,
        image: 'ray',
        rayVersion: '2.53.0',
        head: { requests: { cpu: '500m', memory: '2Gi' } },
        workers: { group: 'workers', min: 0, max: one.range[1], sharedMemory: '64Mi' },
        ...(one.range[0] > 2 && { resources: { ...resources, gpus: 1 }, placement: 'gpu' }),
      };
  }
}

function delivered({ delivery, headless, ports }: Plan): Pick<DeploymentSpec, 'delivery' | 'headless'> {
  if (ports.length === 0) return {};
  // Weights cannot split connections.
  const splits = ports.every((name) => name === 'http' || name === 'grpc');
  switch (delivery === 'canary' && !splits ? 'rolling' : delivery) {
    case 'rolling':
      return { headless };
    case 'canary':
      return {
        headless,
        delivery: { strategy: 'canary', steps: [{ weight: 10, pause: '5m' }], maximumErrorRate: 0.05 },
      };
    case 'blue-green':
      return { headless, delivery: { strategy: 'blue-green', watchMinutes: 5 } };
  }
}

function scaling({ scaling: by, ports, range: [least, more] }: Plan): Pick<DeploymentSpec, 'scaling' | 'consumes'> {
  // Workloads that serve have at least two replicas.
  const min = Math.max(least, ports.length > 0 ? 2 : 1);
  const range = { min, max: min + more };
  const consumes = { group: 'generated', topics: ['orders', 'payments'] };
  const prometheus = { name: 'depth', query: 'sum(queue_depth)', threshold: 10 };
  switch (by) {
    case 'fixed':
      return { scaling: { replicas: min } };
    case 'cpu':
      return { scaling: { ...range, cpu: 70 } };
    case 'memory':
      return { scaling: { ...range, memory: 80 } };
    case 'lag':
      return { scaling: { ...range, kafkaLag: 100 }, consumes };
    case 'query':
      return { scaling: { ...range, prometheus } };
    case 'all':
      return { scaling: { ...range, cpu: 60, memory: 70, kafkaLag: 100, prometheus }, consumes };
  }
}

function secrets({ secret }: Plan): Pick<DeploymentSpec, 'secrets'> {
  switch (secret) {
    case 'none':
      return {};
    case 'file':
      return { secrets: { token: { from: 'vendor', property: 'token' } } };
    case 'variable':
      return { secrets: { token: { from: 'vendor', property: 'token', as: { variable: 'VENDOR_LOGIN' } } } };
    case 'template':
      return { secrets: { url: { from: 'vendor', template: 'https://{{ .token | urlquery }}@example.com' } } };
  }
}
