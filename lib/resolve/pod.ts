import { suggestion } from '../schemas/closest.ts';
import type { ClusterSpec } from '../spec/cluster.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { PodSpec } from '../spec/pod.ts';
import type { Probe } from '../spec/serving.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { transportOf } from './ports.ts';
import { containerResources } from './container-resources.ts';
import { extraContainers } from './extra-containers.ts';
import { pinnedImage } from './image.ts';
import { own } from './own.ts';
import type { Report } from './problem.ts';
import { checkReferences } from './variable-references.ts';
import type { EnvironmentVariable, Placement, Pod, ProbeAction, Probes } from './pod-of-workload.ts';
import type { Metrics } from './workload.ts';

/** Directory with the workload's secret files. */
export const secretsDirectory = '/etc/secrets';
/** Directory with the workload's configuration files. */
export const filesDirectory = '/etc/config';

/** Variables that follow from calls and secrets: values, and keys of the workload's Secret. */
export interface ConnectionVariables {
  readonly injected: Readonly<Record<string, string>>;
  readonly secretVariables: readonly (readonly [name: string, secretKey: string])[];
}

/** The pod template of a workload in an environment. */
export function resolvePod(
  spec: WorkloadSpec,
  name: string,
  system: SystemSpec,
  environment: Environment,
  variables: ConnectionVariables,
  report: Report,
): Pod {
  const cluster = system.clusters[environment.name];
  const registry = `${cluster.account}.dkr.ecr.${cluster.region}.amazonaws.com`;
  const image = pinnedImage(spec.image, environment.release, system.releases, registry, report);
  const metrics = spec.kind === 'RayCluster' ? undefined : resolveMetrics(spec);
  const user = spec.user ?? 10001;
  const own = spec.overrides?.[environment.name]?.resources;
  const interruptible = 'interruptible' in spec && spec.interruptible;
  const everywhere = spec.kind === 'DaemonSet' && spec.placement === undefined;
  const placement = everywhere ? everyPool(cluster) : resolvePlacement(spec, cluster, report);
  checkArchitecture(spec, placement, cluster, report);
  const defined = environmentVariables(spec, environment, variables, report);
  checkReferences(spec, environment.name, defined, report);
  if (user < 10000) report('user', String(user), 'at least 10000, out of the range of the node’s own users');
  return {
    image: image.reference,
    version: image.version,
    command: 'command' in spec ? spec.command : undefined,
    args: 'args' in spec ? spec.args : undefined,
    resources: containerResources(
      own ?? spec.resources,
      environment,
      own === undefined ? 'resources' : `overrides.${environment.name}.resources`,
      report,
    ),
    environment: defined,
    ...extraContainers(spec, name, system, environment, report),
    probes: resolveProbes(spec, metrics, report),
    writable: 'writable' in spec ? (spec.writable ?? ['/tmp']) : ['/tmp'],
    placement,
    priorityClass: `${system.name}-${spec.priority ?? (interruptible ? 'batch' : 'standard')}`,
    user,
    gracePeriodSeconds: spec.gracePeriodSeconds ?? 30,
    // Ray uses many random ports, which do not work through a proxy. NetworkPolicies protect its pods instead.
    sidecar:
      spec.kind === 'RayCluster' ? undefined : { ...environment.sidecar, tracing: environment.platform === 'eks' },
    mountServiceAccountToken: spec.kubernetesApi !== undefined,
    zoneSpread: cluster.network.zones.length >= 3 && !interruptible ? 'DoNotSchedule' : 'ScheduleAnyway',
  };
}

/** The Prometheus endpoint of a workload that declares one. */
export function resolveMetrics(spec: PodSpec): Metrics | undefined {
  if (spec.metrics === undefined) return undefined;
  const { port = 9090, path = '/metrics', interval, exports } = spec.metrics;
  return { portName: 'http-metrics', port, path, interval, exports };
}

/** Placement on every node of every pool, with tolerations for all their taints. */
function everyPool({ nodePools }: ClusterSpec): Placement {
  const pools = Object.keys(nodePools);
  if (pools.length === 0) return { nodeSelector: {}, tolerations: [] };
  return { pools, nodeSelector: {}, tolerations: [{ operator: 'Exists' }] };
}

/** Node selector and tolerations of the workload's node pool; none if one machine is the cluster. */
export function resolvePlacement(
  spec: { readonly placement?: string; readonly interruptible?: boolean },
  cluster: ClusterSpec,
  report: Report,
): Placement {
  const pools = Object.entries(cluster.nodePools);
  const first = pools[0];
  if (first === undefined) return { nodeSelector: {}, tolerations: [] };
  const found =
    spec.placement !== undefined
      ? pools.find(([name]) => name === spec.placement)
      : spec.interruptible === true
        ? pools.find(([, pool]) => pool.capacity === 'spot')
        : first;
  if (found === undefined) {
    const names = pools.map(([name]) => name);
    report(
      spec.placement === undefined ? 'interruptible' : 'placement',
      spec.placement === undefined ? 'no spot pool' : `'${spec.placement}'`,
      `one of the node pools ${names.join(', ')}${suggestion(spec.placement ?? 'spot', names)}`,
    );
    return { nodeSelector: {}, tolerations: [] };
  }
  const [name, { taint }] = found;
  const tolerations = taint === undefined ? [] : [{ operator: 'Equal' as const, ...taint }];
  return { nodeSelector: { 'node-type': name }, tolerations };
}

/** Reports an image that is not built for the architecture of its nodes; otherwise its pods would fail at start. */
function checkArchitecture(
  spec: WorkloadSpec,
  { nodeSelector }: Placement,
  { name, machine, nodePools }: ClusterSpec,
  report: Report,
): void {
  const pool = nodeSelector['node-type'];
  const everywhere = spec.kind === 'DaemonSet' && pool === undefined;
  const pools = everywhere ? Object.values(nodePools) : [nodePools[pool ?? '']];
  const nodes = pools.map((one) => one?.architecture ?? machine?.architecture ?? 'amd64');
  const built = spec.architectures ?? ['amd64'];
  for (const needed of new Set(nodes.length > 0 ? nodes : [machine?.architecture ?? 'amd64'])) {
    if (built.includes(needed)) continue;
    report(
      'architectures',
      built.join(', '),
      `${needed} too, the architecture of the nodes of ${name}, and an image built for it`,
    );
  }
}

function environmentVariables(
  spec: PodSpec | WorkloadSpec,
  environment: Environment,
  { injected, secretVariables }: ConnectionVariables,
  report: Report,
): readonly EnvironmentVariable[] {
  // The home directory of Ray's image contains its programs, so it stays unchanged; caches go elsewhere.
  const home = 'kind' in spec && spec.kind === 'RayCluster' ? { HOME: '/tmp' } : {};
  const plain = {
    ENVIRONMENT: environment.name,
    ...home,
    ...injected,
    ...spec.environment,
    ...spec.overrides?.[environment.name]?.environment,
  };
  const variables: EnvironmentVariable[] = Object.entries(plain).map(([name, value]) => ({ name, value }));
  for (const name of Object.keys(plain)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
      report(`environment.${name}`, 'not a valid name of an environment variable', 'letters, digits and _');
  }
  for (const [name, secretKey] of secretVariables) {
    if (spec.secrets?.[secretKey] === undefined) variables.push({ name, secretKey });
  }
  for (const [secretKey, secret] of Object.entries(spec.secrets ?? {})) {
    if (secret.as === undefined) continue;
    if (secret.as.variable in plain)
      report(`secrets.${secretKey}.as`, `${secret.as.variable} is set by environment too`, 'one of the two');
    variables.push({ name: secret.as.variable, secretKey });
  }
  return variables;
}

function resolveProbes(spec: WorkloadSpec, metrics: Metrics | undefined, report: Report): Probes | undefined {
  if (spec.kind !== 'Deployment' && spec.kind !== 'StatefulSet' && spec.kind !== 'DaemonSet') return undefined;
  const named = spec.probes?.port;
  const port =
    named === undefined
      ? (spec.ports?.http ?? metrics?.port)
      : named === 'http-metrics'
        ? metrics?.port
        : own(spec.ports, named);
  const { readinessFailures = 3, startupSeconds = 150 } = spec.probes ?? {};
  if (spec.probes === undefined && port === undefined) {
    const commands = '{ liveness: { exec: […] }, readiness: { exec: […] } }';
    report('probes', 'missing, and no port answers HTTP', `${commands}, or a port named http, or metrics`);
    const none = { exec: { command: [] } };
    return { liveness: none, readiness: none, readinessFailures, startupSeconds };
  }
  const action = (field: string, probe: Probe): ProbeAction => {
    if (typeof probe === 'string') {
      if (port !== undefined) return { httpGet: { path: probe, port } };
      report(field, `'${probe}', but there is no HTTP port`, 'a port http, metrics, or a probe { exec } or { tcp }');
      return { exec: { command: ['false'] } };
    }
    if ('exec' in probe) return { exec: { command: probe.exec } };
    const tcp = transportOf(probe.tcp) === 'TCP' ? spec.ports?.[probe.tcp] : undefined;
    const ofTcp = Object.keys(spec.ports ?? {}).filter((name) => transportOf(name) === 'TCP');
    if (tcp === undefined)
      report(field, `port '${probe.tcp}'`, `one of its ports of TCP${suggestion(probe.tcp, ofTcp)}`);
    return { tcpSocket: { port: tcp ?? 0 } };
  };
  const liveness = action('probes.liveness', spec.probes?.liveness ?? '/health/live');
  const readiness = action('probes.readiness', spec.probes?.readiness ?? '/health/ready');
  if (JSON.stringify(liveness) === JSON.stringify(readiness)) {
    report('probes', 'liveness and readiness are the same', 'a liveness probe that checks only the process');
  }
  if (!Number.isInteger(readinessFailures) || readinessFailures < 1)
    report('probes.readinessFailures', String(readinessFailures), 'a whole number, 1 or more');
  return { liveness, readiness, readinessFailures, startupSeconds };
}
