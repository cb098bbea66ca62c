import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { bytes, cpuQuantity, memoryQuantity, millicores } from './quantity.ts';
import { namespaceName } from './namespace-name.ts';
import type { ResolvedChart } from './chart.ts';
import { claimedVolumes } from './object-pods.ts';
import { peakPodsOfObjects } from './peak-of-objects.ts';
import { injectedDisk, proxyResources, type PeakPods } from './peak.ts';
import { quota } from './quota.ts';
import type { InCluster, Namespace, OperatedPods, SecretStore } from './system.ts';
import type { Egress } from './edges-of-workload.ts';
import type { Workload } from './workload.ts';

/** A namespace: its workloads and data services, and what follows from all of them together. */
export function resolveNamespace(
  name: string,
  workloads: readonly Workload[],
  charts: readonly ResolvedChart[],
  dataServices: readonly Pick<InCluster, 'pods' | 'secretKeys'>[],
  system: SystemSpec,
  environment: Environment,
): Namespace {
  const operated = dataServices.flatMap(({ pods }) => pods ?? []);
  const members = charts.map(({ member }) => member);
  const objects = charts.flatMap((chart) => chart.objects.map(({ manifest }) => manifest));
  const pods = chartPeaks(charts, system, environment);
  const readsSecrets =
    [...workloads, ...members].some(({ secrets }) => secrets !== undefined) ||
    objects.some(({ kind }) => kind === 'ExternalSecret') ||
    dataServices.some(({ secretKeys }) => secretKeys.length > 0);
  return {
    name,
    system: system.name,
    owner: system.owner,
    environment,
    labels: Object.assign(
      {},
      ...Object.entries(system.layers).map(([layer, { labels }]) =>
        namespaceName(system, layer, environment) === name ? labels : {},
      ),
    ) as Namespace['labels'],
    workloads,
    charts,
    hosts: externalHosts([...workloads, ...members]),
    quota: quota(workloads, operated, { pods, volumes: claimedVolumes(objects) }),
    largestContainer: largestContainer(workloads, operated, pods),
    injectedDisk,
    secretStore: readsSecrets ? secretStore(name, system, environment) : undefined,
  };
}

/** The pods of a namespace's charts at their peak. */
export function chartPeaks(
  charts: readonly ResolvedChart[],
  system: SystemSpec,
  environment: Environment,
): readonly PeakPods[] {
  const { nodePools, systemNodes } = system.clusters[environment.name];
  const [defaultPool] = Object.keys(nodePools);
  // The most nodes: those that the pools' CPU limits allow with 2 CPUs each, and the system nodes.
  const nodes = Object.values(nodePools).reduce((sum, { limits }) => sum + limits.cpu / 2, systemNodes.max);
  const surroundings = { proxy: proxyResources(environment.sidecar), nodes: Math.ceil(nodes), defaultPool };
  return charts.flatMap(({ pods, objects }) =>
    peakPodsOfObjects(
      pods,
      objects.map(({ manifest }) => manifest),
      surroundings,
    ),
  );
}

/** Every outside host that a workload in the service mesh calls, each once. */
function externalHosts(workloads: readonly Workload[]): Namespace['hosts'] {
  const hosts = new Map<string, Extract<Egress, { to: 'host' }>>();
  for (const { pod, egress } of workloads) {
    if (pod.sidecar === undefined) continue;
    for (const edge of egress)
      if (edge.to === 'host' && edge.protocol !== 'UDP' && edge.protocol !== 'SCTP')
        hosts.set(`${edge.hosts.join()}:${edge.port}`, edge);
  }
  return [...hosts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
}

function largestContainer(
  workloads: readonly Workload[],
  operated: readonly OperatedPods[],
  ofCharts: readonly PeakPods[],
): Namespace['largestContainer'] {
  const ofWorkloads = workloads.flatMap(({ pod, controller }) => [
    pod.resources.limits,
    ...[...pod.initContainers, ...pod.sidecars].map(({ resources }) => resources.limits),
    ...(pod.sidecar === undefined ? [] : [pod.sidecar.limits]),
    ...(controller.kind === 'RayCluster' ? [controller.head.limits] : []),
  ]);
  const ofOperated = operated.flatMap(({ resources, sidecars }) => [resources, ...sidecars].map((one) => one.limits));
  const limits = [
    ...ofWorkloads,
    ...ofOperated,
    ...ofCharts.flatMap(({ containers }) => containers.map((one) => one.limits)),
  ];
  return {
    cpu: cpuQuantity(Math.max(1000, ...limits.map(({ cpu }) => millicores(cpu)))),
    memory: memoryQuantity(Math.max(2 ** 30, ...limits.map(({ memory }) => bytes(memory)))),
  };
}

/** Where the secrets of a namespace come from, and with which identity they are read. */
export function secretStore(namespace: string, system: SystemSpec, environment: Environment): SecretStore {
  const { region, account, name: cluster } = system.clusters[environment.name];
  const { secretStore: settings } = environment;
  const identity = `${cluster}-${namespace}-external-secrets`;
  switch (settings.provider) {
    case 'aws-secrets-manager':
      return { provider: 'aws-secrets-manager', region, roleArn: `arn:aws:iam::${account}:role/${identity}` };
    case 'vault':
      return { ...settings, role: identity };
    case 'kubernetes':
      return settings;
  }
}
