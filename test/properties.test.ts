import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { describe, expect, it } from 'vitest';
import { environments } from '../charts/environments.ts';
import type { NetworkPolicySpec } from '../imports/kubernetes.ts';
import { checkSubjects } from '../lib/check/check.ts';
import { findingLine } from '../lib/check/findings/text.ts';
import { emitDocuments } from '../lib/manifests/emit.ts';
import { resolve } from '../lib/resolve/resolve.ts';
import type { EnvironmentName } from '../lib/spec/environment.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { WorkloadSpec } from '../lib/spec/workload.ts';
import { systemCharts } from '../lib/system-charts.ts';
import { plainSystems, systems } from './generated-system.ts';
import { mebibytes, milliCpu, ofKind, podAmounts, podsOf, readObjects, type Placed, type Pods } from './objects.ts';
import { platform } from './platform.ts';
import { renderSample, sampleCluster, sampleSystem, standInCluster, webServer } from './sample-system.ts';
import { allowedAddresses, allowedTraffic, endpointsOf, platformEndpoints } from './traffic.ts';

const names = Object.keys(environments) as readonly EnvironmentName[];

/** One valid system in one environment. A failure prints the seed: `SEED=… npx vitest run test/properties.test.ts`. */
const cases = fc.tuple(plainSystems, fc.constantFrom(...names));
const seed = Number(process.env.SEED ?? 20_26);

describe('of every valid system', () => {
  holds('the objects pass their schemas', (system, name) => {
    expect(rendered(system, name).problems).toEqual([]);
  });

  holds('the NetworkPolicies let through the declared calls and nothing else', (system, name) => {
    const { objects } = rendered(system, name);
    const endpoints = [...endpointsOf(objects), ...platformEndpoints];
    const expected = expectedTraffic(system, name, objects);
    for (const direction of ['egress', 'ingress'] as const) {
      expect(sorted(allowedTraffic(objects, endpoints, direction))).toEqual(seenFrom(direction, expected));
    }
    expect(sorted(allowedAddresses(objects, endpointsOf(objects)))).toEqual(
      sorted(expectedAddresses(system, name, objects)),
    );
  });

  holds('the AuthorizationPolicies name the callers, each on its ports, and nobody else', (system, name) => {
    const { objects } = rendered(system, name);
    for (const { metadata, spec } of ofKind(objects, 'AuthorizationPolicy')) {
      const found = (spec?.rules ?? []).flatMap(({ from = [], to = [] }) => {
        const ports = to.flatMap(({ operation }) => operation?.ports ?? []);
        const principals = from.flatMap(({ source }) => source?.principals ?? []);
        return (principals.length === 0 ? ['anybody'] : principals).map((who) => `${who} ${ports.sort().join()}`);
      });
      expect([metadata.name, ...sorted(found)]).toEqual([
        metadata.name,
        ...sorted(expectedPrincipals(system, name, objects, metadata.name)),
      ]);
    }
    expect(ofKind(objects, 'AuthorizationPolicy')).toHaveLength(meshPods(objects).length);
  });

  holds('each Sidecar knows the callees, and each host outside has a ServiceEntry', (system, name) => {
    const { objects } = rendered(system, name);
    for (const { metadata, spec } of ofKind(objects, 'Sidecar')) {
      const hosts = (spec?.egress ?? []).flatMap((egress) => egress.hosts);
      if (metadata.name === 'default') {
        expect(hosts).toEqual(['~/*']);
        continue;
      }
      expect(sorted(hosts)).toEqual(sorted(expectedHosts(system, name, metadata.namespace, metadata.name)));
      const entries = ofKind(objects, 'ServiceEntry').filter((one) => one.metadata.namespace === metadata.namespace);
      const known = new Set(entries.flatMap((entry) => entry.spec.hosts));
      for (const host of hosts.filter((one) => one.startsWith('./'))) expect(known).toContain(host.slice(2));
    }
  });

  holds(
    'a ResourceQuota has room for every pod at its maximum, and a LimitRange for every container',
    (system, name) => {
      const { objects } = rendered(system, name);
      for (const quota of ofKind(objects, 'ResourceQuota')) {
        const { namespace } = quota.metadata;
        const hard = quota.spec?.hard ?? {};
        const need = mostOf(objects, namespace);
        expect(need.cpu).toBeLessThanOrEqual(milliCpu(hard['requests.cpu'] ?? 0));
        expect(need.memory).toBeLessThanOrEqual(mebibytes(hard['requests.memory'] ?? 0));
        expect(need.disk).toBeLessThanOrEqual(mebibytes(hard['requests.ephemeral-storage'] ?? 0));
        expect(need.limits.cpu).toBeLessThanOrEqual(milliCpu(hard['limits.cpu'] ?? 0));
        expect(need.limits.memory).toBeLessThanOrEqual(mebibytes(hard['limits.memory'] ?? 0));
        expect(need.limits.disk).toBeLessThanOrEqual(mebibytes(hard['limits.ephemeral-storage'] ?? 0));
        expect(need.pods).toBeLessThanOrEqual(Number(hard.pods));
        expect(need.gpus).toBeLessThanOrEqual(Number(hard['requests.nvidia.com/gpu']));
        expect(need.volumes).toBeLessThanOrEqual(Number(hard.persistentvolumeclaims));
        // The quota is at most 5 % larger than needed, so that it limits something. Only a DaemonSet needs as much as
        // the largest number of nodes.
        if (need.pods === 0 || ofKind(objects, 'DaemonSet').some((one) => one.metadata.namespace === namespace))
          continue;
        expect(milliCpu(hard['requests.cpu'] ?? 0)).toBeLessThanOrEqual(1.05 * need.cpu);
        expect(Number(hard.pods)).toBeLessThanOrEqual(1.05 * need.pods);
      }
      for (const { spec, metadata } of ofKind(objects, 'LimitRange')) {
        const { max = {} } = spec?.limits[0] ?? {};
        for (const pods of podsOf(objects).filter(({ owner }) => owner.metadata.namespace === metadata.namespace)) {
          for (const { resources } of pods.spec.containers) {
            expect(milliCpu(resources?.limits?.cpu ?? 0)).toBeLessThanOrEqual(milliCpu(max.cpu ?? 0));
            expect(mebibytes(resources?.limits?.memory ?? 0)).toBeLessThanOrEqual(mebibytes(max.memory ?? 0));
          }
        }
      }
    },
  );

  it('what is rendered for all environments breaks no rule', () => {
    const property = fc.property(systems, (system) => {
      const { subjects, problems } = renderSample(system, names, platform.controllers);
      expect(problems).toEqual([]);
      const errors = checkSubjects(subjects).filter(
        ({ severity, excuse }) => severity === 'error' && excuse === undefined,
      );
      expect(errors.map(findingLine)).toEqual([]);
    });
    fc.assert(property, { seed, numRuns: 40 });
  });

  holds('the YAML reads back as what was rendered', (system, name) => {
    const { system: resolved } = resolve(system, environments[name], [system]);
    for (const { manifests } of systemCharts(resolved, platform.delivery)) {
      const documents = parseAllDocuments(emitDocuments(manifests)).map((document) => document.toJS() as unknown);
      expect(documents).toEqual(JSON.parse(JSON.stringify(manifests)));
    }
  });
});

it('a rule too many, too few or too wide would be seen', () => {
  const calls = [{ workload: 'back/store', port: 'http' }] as const;
  const probes = { liveness: { exec: ['live'] }, readiness: { exec: ['ready'] } } as const;
  const system = sampleSystem({ front: { web: { ...webServer, calls, probes } }, back: { store: webServer } });
  const { objects } = rendered(system, 'production');
  const traffic = (all: readonly Placed[], direction: 'ingress' | 'egress') =>
    sorted(allowedTraffic(all, [...endpointsOf(all), ...platformEndpoints], direction));
  const changed = (name: string, change: (spec: NetworkPolicySpec) => void) =>
    objects.map((object) => {
      if (object.kind !== 'NetworkPolicy' || object.metadata.name !== name) return object;
      const copy = structuredClone(object) as Placed & { spec: NetworkPolicySpec };
      change(copy.spec);
      return copy;
    });
  const expected = seenFrom('ingress', expectedTraffic(system, 'production', objects));
  expect(traffic(objects, 'ingress')).toEqual(expected);
  const tooFew = changed('store', (spec) => spec.ingress?.shift());
  expect(traffic(tooFew, 'ingress')).toEqual(expected.filter((edge) => edge !== 'web -> store:8080'));
  const tooWide = changed('store', (spec) => {
    for (const rule of spec.ingress ?? []) delete rule.from;
  });
  expect(traffic(tooWide, 'ingress')).toContain('stranger -> store:8080');
  const tooMany = changed('web', (spec) => spec.egress?.push({}));
  expect(traffic(tooMany, 'egress')).toContain('web -> stranger:*');
});

/** The edges that a workload's own policy must allow in a direction. */
function seenFrom(direction: 'ingress' | 'egress', edges: readonly string[]): readonly string[] {
  const platform = new Set(platformEndpoints.map(({ name }) => name));
  const end = (edge: string) => {
    const [from = '', to = ''] = edge.split(/ -> |:/);
    return direction === 'egress' ? from : to;
  };
  return sorted(edges.filter((edge) => !platform.has(end(edge))));
}

function holds(what: string, check: (system: SystemSpec, name: EnvironmentName) => void, runs = 30): void {
  it(what, () => {
    fc.assert(
      fc.property(cases, ([system, name]) => {
        check(system, name);
      }),
      { seed, numRuns: runs },
    );
  });
}

// With the same seed, all properties get the same systems, which are rendered once.
const memory = new Map<string, { readonly objects: readonly Placed[]; readonly problems: readonly string[] }>();

function rendered(system: SystemSpec, name: EnvironmentName) {
  const key = name + JSON.stringify(system.layers);
  let found = memory.get(key);
  if (found === undefined) {
    const { dist, problems } = renderSample(system, [name]);
    found = { objects: readObjects(new Map([...dist].filter(([path]) => path.startsWith(`${name}/`)))), problems };
    memory.set(key, found);
  }
  return found;
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Pods by the workload's name: `name`, or `name/head` and `name/worker`. */
function workloads(system: SystemSpec) {
  return Object.entries(system.layers).flatMap(([layer, { workloads: specs }]) =>
    Object.entries(specs).map(([name, spec]: readonly [string, WorkloadSpec]) => ({ layer, name, spec })),
  );
}

function podNames(name: string, spec: WorkloadSpec): readonly string[] {
  return spec.kind === 'RayCluster' ? [`${name}/head`, `${name}/worker`] : [name];
}

const rayPorts: Readonly<Record<string, number>> = { 'tcp-client': 10001, 'http-dashboard': 8265, 'http-serve': 8000 };
const standIns: Readonly<Record<string, number>> = { database: 5432, kafka: 9092, archive: 9000 };

/** The declared edges to workloads and, in dev, to the stand-ins of data services. */
function edgesOf(spec: WorkloadSpec, system: SystemSpec, name: EnvironmentName) {
  const all = workloads(system);
  return [...(spec.calls ?? []), ...(spec.publishes || spec.consumes ? ['kafka'] : [])].flatMap((call) => {
    if (typeof call === 'object' && 'workload' in call) {
      const callee = all.find((one) => `${one.layer}/${one.name}` === call.workload);
      if (callee === undefined) throw new Error(call.workload);
      const isRay = callee.spec.kind === 'RayCluster';
      const ports = isRay ? rayPorts : 'ports' in callee.spec ? (callee.spec.ports ?? {}) : {};
      const pod = isRay ? `${callee.name}/head` : callee.name;
      const service = isRay ? `${callee.name}-head-svc` : callee.name;
      return [{ layer: callee.layer, pod, service, name: callee.name, port: ports[call.port ?? ''] ?? 0 }];
    }
    const port = typeof call === 'string' ? standIns[call] : undefined;
    if (name !== 'dev' || port === undefined || typeof call !== 'string') return [];
    const { layer = '' } = system.dataServices?.[call] ?? {};
    return [{ layer, pod: call, service: call, name: call, port }];
  });
}

function meshPods(objects: readonly Placed[]): readonly Pods[] {
  return podsOf(objects).filter(({ labels }) => labels['sidecar.istio.io/inject'] !== 'false');
}

function expectedTraffic(system: SystemSpec, name: EnvironmentName, objects: readonly Placed[]): readonly string[] {
  const declared = workloads(system).flatMap(({ name: caller, spec }) =>
    podNames(caller, spec).flatMap((from) => [
      ...edgesOf(spec, system, name).map(({ pod, port }) => `${from} -> ${pod}:${port}`),
      ...(spec.kind === 'RayCluster' ? podNames(caller, spec).map((to) => `${from} -> ${to}:*`) : []),
      ...('routes' in spec ? [`gateway -> ${from}:${spec.ports?.http ?? 0}`] : []),
    ]),
  );
  const inMesh = new Set(meshPods(objects).map(({ owner }) => owner.metadata.name));
  const platform = endpointsOf(objects).flatMap(({ name: pod }) => [
    `${pod} -> dns:53`,
    ...(inMesh.has(pod) ? [`${pod} -> istiod:15012`, `prometheus -> ${pod}:15090`] : []),
    ...(inMesh.has(pod) && name !== 'dev' ? [`${pod} -> tempo:4317`] : []),
  ]);
  const scraped = workloads(system).flatMap(({ name: workload, spec }) => {
    if (spec.kind === 'RayCluster') return podNames(workload, spec).map((pod) => `prometheus -> ${pod}:8080`);
    return spec.metrics ? [`prometheus -> ${workload}:9090`] : [];
  });
  return [...declared, ...platform, ...scraped];
}

function expectedAddresses(system: SystemSpec, name: EnvironmentName, objects: readonly Placed[]): readonly string[] {
  const { network } = name === 'dev' ? standInCluster : sampleCluster;
  const { apiServerCidr, apiServerPorts, controlPlaneCidrs } = network;
  const { dataCidrs } = sampleCluster.network;
  // The job that creates the users of a database calls nothing else.
  const users = ofKind(objects, 'Job')
    .filter(({ metadata }) => metadata.name === 'database-users')
    .flatMap(() => dataCidrs.map((cidr) => `database-users -> ${cidr}:5432`));
  const roles = new Set(
    objects.filter(({ kind }) => kind === 'PodIdentityAssociation').map((one) => one.metadata.name),
  );
  const ofSpecs = workloads(system).flatMap(({ name: workload, spec }) =>
    podNames(workload, spec).flatMap((pod) => {
      const calls = [...(spec.calls ?? []), ...(spec.publishes || spec.consumes ? ['kafka'] : [])];
      const outside = calls.flatMap((call) => {
        if (typeof call !== 'string') return [];
        if (call === 'database') return name === 'dev' ? [] : dataCidrs.map((cidr) => `${cidr}:5432`);
        if (call === 'kafka') return name === 'dev' ? [] : dataCidrs.map((cidr) => `${cidr}:9098`);
        if (call === 'archive') return name === 'dev' ? [] : ['0.0.0.0/0:443'];
        return [`0.0.0.0/0:${call.split(':')[1] ?? ''}`];
      });
      const asksApi = pod.endsWith('/head') || (spec.kubernetesApi !== undefined && spec.kind !== 'RayCluster');
      const api = asksApi
        ? [apiServerCidr, ...controlPlaneCidrs].flatMap((cidr) => apiServerPorts.map((port) => `${cidr}:${port}`))
        : [];
      const identity = roles.has(workload) ? ['169.254.170.23/32:80'] : [];
      return [...outside, ...api, ...identity].map((address) => `${pod} -> ${address}`);
    }),
  );
  return [...ofSpecs, ...users];
}

function expectedPrincipals(
  system: SystemSpec,
  name: EnvironmentName,
  objects: readonly Placed[],
  callee: string,
): readonly string[] {
  const plain = new Set<string>();
  const ports = new Map<string, Set<number>>();
  for (const { layer, name: caller, spec } of workloads(system)) {
    for (const edge of edgesOf(spec, system, name)) {
      // Ray's pods have no mesh identity.
      if (spec.kind === 'RayCluster') {
        if (edge.name === callee) plain.add(String(edge.port));
        continue;
      }
      const principal = `cluster.local/ns/${layer}/sa/${caller}`;
      if (edge.name === callee) ports.set(principal, (ports.get(principal) ?? new Set()).add(edge.port));
    }
  }
  const spec = workloads(system).find((one) => one.name === callee)?.spec;
  const routed = spec !== undefined && 'routes' in spec;
  if (ofKind(objects, 'PodMonitor').some(({ metadata }) => metadata.name === callee)) plain.add('9090');
  return [
    ...[...ports].map(([principal, numbers]) => `${principal} ${[...numbers].map(String).sort().join()}`),
    ...(routed ? ['cluster.local/ns/istio-ingress/sa/istio-ingress 8080'] : []),
    ...(plain.size > 0 ? [`anybody ${sorted(plain).join()}`] : []),
  ];
}

function expectedHosts(system: SystemSpec, name: EnvironmentName, layer: string, workload: string): readonly string[] {
  const declared = workloads(system).find((one) => one.layer === layer && one.name === workload)?.spec;
  // The job that creates the users of a database calls nothing else.
  const users = { calls: ['database'] } as unknown as WorkloadSpec;
  const spec = declared ?? (workload === 'database-users' ? users : undefined);
  const tracing = name === 'dev' ? [] : ['monitoring/tempo.monitoring.svc.cluster.local'];
  if (spec === undefined) return ['~/*'];
  const { database, kafka, archive } = system.clusters[name].dataServices;
  const services: Readonly<Record<string, readonly string[]>> = {
    database: database?.kind === 'aurora-postgresql' ? [database.endpoint, database.readerEndpoint] : [],
    kafka: kafka?.kind === 'kafka' ? kafka.brokers : [],
    archive: archive?.kind === 'bucket' ? [`${archive.name}.s3.${sampleCluster.region}.amazonaws.com`] : [],
  };
  const calls = [...(spec.calls ?? []), ...(spec.publishes || spec.consumes ? ['kafka'] : [])];
  const outside = calls.flatMap((call) => {
    if (typeof call !== 'string') return [];
    const hosts = services[call] ?? [call.split(':')[0] ?? ''];
    return name === 'dev' && call in services ? [] : hosts.map((host) => `./${host}`);
  });
  const inside = edgesOf(spec, system, name).map(
    (edge) => `${edge.layer}/${edge.service}.${edge.layer}.svc.cluster.local`,
  );
  const api = spec.kubernetesApi ? ['default/kubernetes.default.svc.cluster.local'] : [];
  const known = [...outside, ...inside, ...api, ...tracing];
  return known.length > 0 ? known : ['~/*'];
}

/** The peak requests of a namespace's pods, from rendered objects only. */
/** Pods at one time: those of one step of a rollout end beside the next, unless it has one step alone. */
function atOnce({ most, surge }: Pick<Pods, 'most' | 'surge'>): number {
  return most + surge + (surge < most ? surge : 0);
}

function mostOf(objects: readonly Placed[], namespace: string) {
  const pods = podsOf(objects).filter(({ owner }) => owner.metadata.namespace === namespace);
  const range = ofKind(objects, 'LimitRange').find(({ metadata }) => metadata.namespace === namespace)?.spec?.limits[0];
  const total = (of: 'requests' | 'limits', unit: 'cpu' | 'memory' | 'disk'): number =>
    pods.reduce((sum, one) => {
      const amounts = { ...podAmounts(one, of) };
      // The LimitRange sets the disk of the injected proxy, which requests none.
      const injected = of === 'requests' ? range?.defaultRequest : range?.default;
      if ('sidecar.istio.io/proxyCPU' in one.annotations)
        amounts.disk += mebibytes(injected?.['ephemeral-storage'] ?? 0);
      return sum + atOnce(one) * (of === 'requests' ? amounts[unit] + raised(objects, one)[unit] : amounts[unit]);
    }, 0);
  const limits = { cpu: total('limits', 'cpu'), memory: total('limits', 'memory'), disk: total('limits', 'disk') };
  const sets = ofKind(objects, 'StatefulSet').filter(({ metadata }) => metadata.namespace === namespace);
  return {
    cpu: total('requests', 'cpu'),
    memory: total('requests', 'memory'),
    disk: total('requests', 'disk'),
    limits,
    pods: pods.reduce((sum, one) => sum + atOnce(one), 0),
    gpus: pods.reduce(
      (sum, { spec, most }) => sum + most * Number(spec.containers[0]?.resources?.limits?.['nvidia.com/gpu'] ?? 0),
      0,
    ),
    volumes: sets.reduce(
      (sum, { spec }) => sum + (spec?.replicas ?? 0) * (spec?.volumeClaimTemplates?.length ?? 0),
      ofKind(objects, 'PersistentVolumeClaim').filter(({ metadata }) => metadata.namespace === namespace).length,
    ),
  };
}

/** The amount that an active VerticalPodAutoscaler may add to the requests of a pod. */
function raised(objects: readonly Placed[], { owner, spec }: Pods) {
  const vpa = ofKind(objects, 'VerticalPodAutoscaler').find(
    (one) => one.metadata.namespace === owner.metadata.namespace && one.spec.targetRef.name === owner.metadata.name,
  );
  const mode = vpa?.spec.updatePolicy?.updateMode ?? 'Off';
  const policy = vpa?.spec.resourcePolicy?.containerPolicies?.find(
    ({ containerName }) => containerName === owner.metadata.name,
  );
  const { cpu = 0, memory = 0 } = mode === 'Off' ? {} : (policy?.maxAllowed ?? {});
  const { requests } = spec.containers[0]?.resources ?? {};
  return {
    cpu: Math.max(0, milliCpu(cpu) - milliCpu(requests?.cpu ?? 0)),
    memory: Math.max(0, mebibytes(memory) - mebibytes(requests?.memory ?? 0)),
    disk: 0,
  };
}
