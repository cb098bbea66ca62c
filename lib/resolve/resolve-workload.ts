import type { Environment } from '../spec/environment.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { awsRole } from './aws-role.ts';
import type { Context } from './context.ts';
import type { Connection } from './data-services.ts';
import type { Declared } from './declared.ts';
import type { Egress, Ingress } from './edges-of-workload.ts';
import { resolveMetrics, resolvePod, secretsDirectory } from './pod.ts';
import { resolvePorts } from './ports.ts';
import type { Report } from './problem.ts';
import { gatewayIngress, publicRoutes } from './public-routes.ts';
import { faultsIn } from './routes.ts';
import type { Scaling } from './scaling-of-workload.ts';
import { deploymentScaling, verticalScaling, type TriggerContext } from './scaling.ts';
import { resolveSecrets } from './secrets.ts';
import { testedHost } from './smoke-tests.ts';
import { resolveController } from './workload-controller.ts';
import type { Workload } from './workload.ts';

/** The edges of a workload, and the connection info of its data services. */
export interface Edges {
  readonly ingress: readonly Ingress[];
  readonly egress: readonly Egress[];
  readonly used: readonly (readonly [name: string, connection: Connection])[];
}

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
