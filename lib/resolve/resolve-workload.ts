import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Route } from '../spec/serving.ts';
import type { DeploymentSpec, JobSpec, WorkloadSpec } from '../spec/workload.ts';
import { awsRole } from './aws-role.ts';
import { rayPorts, transportOf, type Declared } from './calls.ts';
import { deploymentClaim } from './claim.ts';
import type { Context } from './context.ts';
import type { Connection } from './data-services.ts';
import { checkDelivery, resolveDelivery } from './delivery.ts';
import { smokeTestsOf, testedHost, testsRollout } from './smoke-tests.ts';
import { mostNodes } from './nodes.ts';
import { containerResources } from './container-resources.ts';
import { resolveMetrics, resolvePlacement, resolvePod, secretsDirectory } from './pod.ts';
import type { Report } from './problem.ts';
import { bytes, memoryQuantity } from './quantity.ts';
import { faultsIn, methodsOf } from './routes.ts';
import { deploymentScaling, verticalScaling, type TriggerContext } from './scaling.ts';
import { resolveSecrets } from './secrets.ts';
import type { Egress, Ingress, Port } from './edges-of-workload.ts';
import type { Scaling } from './scaling-of-workload.ts';
import type { Controller, Workload } from './workload.ts';

/** The edges of a workload, and the connection info of its data services. */
export interface Edges {
  readonly ingress: readonly Ingress[];
  readonly egress: readonly Egress[];
  readonly used: readonly (readonly [name: string, connection: Connection])[];
}

/** Percent of a Deployment's replicas that a rolling update adds at once. */
const rollingSurge = 25;

/** Sync waves of Jobs: after what they need, and before what needs them (`lib/sync-waves.ts`). */
const hookWaves = { first: -2, 'before-workloads': -1, 'after-workloads': 2 } as const;

/**
 * Resources that KubeRay gives to Ray's autoscaler:
 * https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/configuring-autoscaling.html
 */
const rayAutoscaler = { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } };

/** Resolves a declared workload: applies all defaults and the overrides of its environment. */
export function resolveWorkload(declared: Declared, { ingress, egress, used }: Edges, context: Context): Workload {
  const { namespace, name, spec, source, report } = declared;
  const { system, environment, kafka } = context;
  const override = spec.overrides?.[environment.name];
  const connections = used.map(([, connection]) => connection);
  const urls = connections.flatMap(({ url }) => url ?? []);
  const secrets = resolveSecrets(spec.secrets ?? {}, urls, spec.urls ?? 'files', system.name, environment, report);
  const files = spec.secrets === undefined ? {} : secretFileVariables(spec);
  const injected = {
    ...Object.assign({}, ...connections.map((connection) => connectionVariables(connection, spec))),
    ...testedHost(declared, context),
    ...files,
  } as Record<string, string>;
  const secretVariables = spec.urls === 'variables' ? urls.map(({ variable, key }) => [variable, key] as const) : [];
  const pod = resolvePod(spec, name, system, environment, { injected, secretVariables }, report);
  const secretKeys = secrets?.keys.map(({ key }) => key) ?? [];
  const scaling = resolveScaling(spec, environment, { kafka, secretKeys }, report);
  return {
    system: system.name,
    namespace,
    name,
    source,
    description: spec.description,
    assumed: spec.assumed,
    owner: system.owner,
    labels: spec.labels ?? {},
    environment: environment.name,
    controller: resolveController(declared, scaling, context),
    pod,
    ports: resolvePorts(spec),
    connectionPool: ('connectionPool' in spec ? spec.connectionPool : undefined) ?? {
      maxConnections: 100,
      http1MaxPendingRequests: 50,
      http2MaxRequests: 100,
    },
    rateLimit: override?.rateLimit ?? ('rateLimit' in spec ? spec.rateLimit : undefined),
    faults: faultsIn(environment, spec),
    metrics:
      spec.kind === 'RayCluster'
        ? {
            portName: 'metrics',
            port: 8080,
            path: '/metrics',
            interval: undefined,
            exports: spec.metrics?.exports ?? [],
          }
        : resolveMetrics(spec),
    writes: spec.writes ?? [],
    topics: { published: spec.publishes ?? [], consumed: spec.consumes?.topics ?? [] },
    scaling,
    verticalScaling: verticalScaling(spec, scaling, pod.resources, environment),
    secrets,
    files: { ...spec.files, ...override?.files },
    routes: publicRoutes(spec, system, environment),
    ingress: [...ingress, ...(environment.isPreview === true ? [] : gatewayIngress(spec))],
    egress,
    apiRules: spec.kubernetesApi ?? [],
    awsRole: awsRole(
      declared,
      used.map(([service]) => service),
      context,
    ),
    patches: spec.patches ?? [],
    exceptions: spec.exceptions ?? [],
  };
}

/** Variables with the address of a data service, and with the path of the file that contains its URL. */
function connectionVariables({ environment, url }: Connection, spec: WorkloadSpec): Readonly<Record<string, string>> {
  if (url === undefined || spec.urls === 'variables') return environment;
  return { ...environment, [`${url.variable}_FILE`]: `${secretsDirectory}/${url.key}` };
}

/** Variables such as `API_KEY_FILE`, with the paths of secret files. */
function secretFileVariables(spec: WorkloadSpec): Readonly<Record<string, string>> {
  const files = Object.entries(spec.secrets ?? {}).filter(([, { as }]) => as === undefined);
  return Object.fromEntries(
    files.map(([key]) => [`${key.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_FILE`, `${secretsDirectory}/${key}`]),
  );
}

function resolveScaling(
  spec: WorkloadSpec,
  environment: Environment,
  triggers: TriggerContext,
  report: Report,
): Scaling {
  switch (spec.kind) {
    case 'Deployment':
      return deploymentScaling(spec, environment, triggers, report);
    case 'StatefulSet':
      return {
        by: 'nobody',
        replicas:
          spec.overrides?.[environment.name]?.scaling?.replicas ??
          Math.min(spec.replicas, environment.replicas.minimumAtMost),
      };
    case 'DaemonSet':
    case 'Job':
    case 'CronJob':
    case 'RayCluster':
      return { by: 'nobody', replicas: 1 };
  }
}

function resolveController(declared: Declared, scaling: Scaling, context: Context): Controller {
  const { spec, report } = declared;
  const { system, environment } = context;
  const override = spec.overrides?.[environment.name];
  switch (spec.kind) {
    case 'Deployment': {
      const delivery = resolveDelivery(spec, environment);
      const at = override?.delivery === undefined ? 'delivery' : `overrides.${environment.name}.delivery`;
      checkDelivery(delivery, spec, at, report);
      // Both versions run completely until the new one gets all requests.
      const peakSurge = delivery.strategy === 'rolling' ? rollingSurge : 100;
      const { headless = false } = spec;
      if (headless && Object.keys(spec.ports ?? {}).length === 0)
        report('headless', 'true without ports', 'ports, or no headless Service: there is nothing to call');
      const progressDeadlineSeconds = progressDeadline(spec, report);
      const storage = deploymentClaim(spec, scaling, environment, system.clusters[environment.name], report);
      // Of what waits for the old version nothing is added to it.
      const surge = storage?.isExclusive === true ? { rollingSurge: 0, peakSurge: 0 } : { rollingSurge, peakSurge };
      const smokeTests = delivery.strategy === 'rolling' ? [] : smokeTestsOf(declared, context);
      return { kind: 'Deployment', ...surge, delivery, smokeTests, headless, progressDeadlineSeconds, storage };
    }
    case 'StatefulSet': {
      const storageClass = environment.platform === 'eks' ? 'gp3' : undefined;
      return {
        kind: 'StatefulSet',
        storage: { ...spec.storage, size: override?.storageSize ?? spec.storage.size, storageClass },
      };
    }
    case 'DaemonSet':
      return { kind: 'DaemonSet', nodes: mostNodes(spec.placement, system.clusters[environment.name]) };
    case 'Job':
      return {
        kind: 'Job',
        wave: waveOf(declared, spec.runs, context),
        deadlineSeconds: spec.deadlineSeconds ?? 600,
        retries: spec.retries ?? 3,
      };
    case 'CronJob':
      return {
        kind: 'CronJob',
        schedule: override?.schedule ?? spec.schedule,
        timeZone: spec.timeZone ?? 'Etc/UTC',
        deadlineSeconds: spec.deadlineSeconds ?? 3600,
        retries: spec.retries ?? 2,
      };
    case 'RayCluster': {
      const { workers, head, rayVersion } = spec;
      const { minimumAtMost, maximumShare } = environment.replicas;
      const { requests, limits } = override?.resources ?? spec.resources;
      const shared = (limit: string): string => memoryQuantity(Math.min(bytes(workers.sharedMemory), bytes(limit) / 2));
      const max = override?.scaling?.max ?? Math.max(Math.min(workers.max, 1), Math.ceil(workers.max * maximumShare));
      return {
        kind: 'RayCluster',
        rayVersion,
        head: containerResources(head, environment, 'head', report),
        group: workers.group,
        min: override?.scaling?.min ?? Math.min(workers.min, minimumAtMost),
        max,
        sharedMemory: shared(limits?.memory ?? requests.memory),
        headSharedMemory: shared(head.limits?.memory ?? head.requests.memory),
        autoscaler: containerResources(rayAutoscaler, environment, 'head', report),
        headPlacement: resolvePlacement({}, system.clusters[environment.name], report),
      };
    }
  }
}

function waveOf(declared: Declared, runs: JobSpec['runs'], context: Context): number | undefined {
  if (typeof runs === 'string') return hookWaves[runs];
  return testsRollout(declared, context) ? undefined : hookWaves['after-workloads'];
}

/** Seconds until a rollout counts as failed; never less than a pod may take to start. */
function progressDeadline({ probes, progressDeadlineSeconds }: DeploymentSpec, report: Report): number {
  const start = probes?.startupSeconds ?? 150;
  const deadline = progressDeadlineSeconds ?? Math.max(600, start + 300);
  if (!Number.isInteger(deadline) || deadline <= start || deadline > 2 ** 31 - 1)
    report(
      'progressDeadlineSeconds',
      String(deadline),
      `a whole number above ${start}, the time that a start may take`,
    );
  return deadline;
}

function resolvePorts(spec: WorkloadSpec): readonly Port[] {
  const ports = spec.kind === 'RayCluster' ? rayPorts : 'ports' in spec ? (spec.ports ?? {}) : {};
  return Object.entries(ports).map(([name, port]) => {
    const protocol = transportOf(name);
    return { name, port, protocol, appProtocol: protocol === 'TCP' ? (name.split('-')[0] ?? name) : undefined };
  });
}

function publicRoutes(
  spec: WorkloadSpec,
  { hosts, clusters }: SystemSpec,
  environment: Environment,
): Workload['routes'] {
  const routes: readonly Route[] = 'routes' in spec ? spec.routes : [];
  const { domain } = clusters[environment.name];
  return routes.map(({ host, path, pattern, headers = {}, query = {} }) => ({
    host: `${hosts?.[host] ?? host}.${domain}`,
    path,
    pattern,
    headers,
    query,
  }));
}

/** The public routes to a workload, as the requests that the gateway may send: one entry for each port. */
function gatewayIngress(spec: WorkloadSpec): readonly Ingress[] {
  const routes: readonly Route[] = 'routes' in spec ? (spec.routes ?? []) : [];
  const ports = 'ports' in spec ? (spec.ports ?? {}) : {};
  return routes.flatMap((route): Ingress[] => {
    const port = ports[route.port ?? 'http'];
    if (port === undefined) return [];
    // A pattern leaves the others of its paths to the route above it.
    const below = routes.filter(
      ({ path, pattern }) => pattern === undefined && path !== route.path && path.startsWith(route.path),
    );
    const notPaths = below.flatMap(({ path }) => pathPatterns(path));
    // The workload receives the rewritten path; other routes to it do not limit that path.
    const seen = route.rewrite ?? route.path;
    const methods = methodsOf(route);
    if (route.pattern !== undefined) {
      const [literal = ''] = seen.split('\\');
      return [{ from: 'gateway', port, paths: [`${literal}*`], notPaths: [], methods }];
    }
    return [
      { from: 'gateway', port, paths: pathPatterns(seen), notPaths: seen === route.path ? notPaths : [], methods },
    ];
  });
}

/** A path prefix in the form of an AuthorizationPolicy: the path itself and all paths below it. */
function pathPatterns(prefix: string): readonly string[] {
  const trimmed = prefix.replace(/\/+$/, '');
  return trimmed === '' ? ['/*'] : [trimmed, `${trimmed}/*`];
}
