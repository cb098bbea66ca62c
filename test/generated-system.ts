import fc from 'fast-check';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { Call, DeploymentSpec, WorkloadSpec } from '../lib/spec/workload.ts';
import { sampleSystem } from './sample-system.ts';

/** What fast-check chooses for one workload; whom it calls is chosen among those that can be called. */
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
}

const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('Deployment', 'Deployment', 'Deployment', 'StatefulSet', 'Job', 'CronJob', 'RayCluster'),
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
});

/** A valid system of up to seven workloads in three layers. */
export const systems: fc.Arbitrary<SystemSpec> = fc.array(plan, { minLength: 1, maxLength: 7 }).map(systemOf);

const portNumbers: Readonly<Record<string, number>> = { http: 8080, grpc: 9000, 'tcp-admin': 7000 };

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
    // Pods of Ray are outside the mesh, whose workloads they cannot call.
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
    dataServices: { ...dataServices, archive: { kind: 'bucket', description: 'Old orders', layer } },
  });
}

function hasPorts({ kind }: Plan): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet';
}

function isRouted(one: Plan): boolean {
  return one.routed && hasPorts(one) && one.ports.includes('http');
}

function workloadOf(one: Plan, calls: readonly Call[], index: number): WorkloadSpec {
  const resources = { requests: { cpu: `${one.cpu}m`, memory: '256Mi' } };
  const common = {
    description: 'Generated',
    resources,
    calls: [...calls, ...one.dataServices, ...one.hosts],
    ...secrets(one),
    ...(one.files && { files: { 'a.yaml': 'a: 1\n' } }),
    ...(one.api && { kubernetesApi: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
    ...(one.publishes && { publishes: ['payments'] }),
    ...(one.interruptible && one.kind !== 'RayCluster' && { interruptible: true }),
  };
  const served = {
    image: 'web',
    ports: Object.fromEntries(one.ports.map((port) => [port, portNumbers[port] ?? 0])),
    probes: { liveness: { exec: ['live'] }, readiness: { exec: ['ready'] } },
    ...(isRouted(one) && { routes: [{ host: 'www', path: `/${index}` as const }] }),
  };
  const metrics = one.metrics ? { metrics: { exports: [] } } : {};
  switch (one.kind) {
    case 'Deployment':
      return { kind: 'Deployment', ...common, ...served, ...metrics, ...scaling(one) };
    case 'StatefulSet':
      return {
        kind: 'StatefulSet',
        ...common,
        ...served,
        ...metrics,
        replicas: one.range[0],
        storage: { size: '3Gi', mountPath: '/data' },
      };
    case 'Job':
      return { kind: 'Job', ...common, image: 'store', runs: 'before-workloads' };
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

function scaling({ scaling: by, range: [min, more] }: Plan): Pick<DeploymentSpec, 'scaling' | 'consumes'> {
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
