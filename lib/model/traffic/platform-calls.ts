import { raySpecOf } from '../pods/ray.ts';
import { grouped } from '../append.ts';
import { bindingsOf } from '../bindings.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { addressesOf } from './addresses.ts';
import { callsAnnotation, type Wishes } from './edge.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { isolationOf, permittingAddress, type Isolated, type Protocol } from './network-policies.ts';
import { istiodPort, nodeLocalDns, podIdentityAgent, postgresqlPorts } from '../../knowledge/well-known-ports.ts';
import { destinationOf } from './services.ts';
import { webhooksOf } from '../webhooks.ts';
import { rootNamespace } from './root-namespace.ts';

/** What pods need of the platform that they run on, and parts of the platform of each other. */
export function* platformCalls(cluster: Cluster): Wishes {
  for (const from of endpointsOf(cluster).all.items) {
    const by = from.owner;
    if (by === undefined || (from.pods === undefined && from.platform?.part !== 'gateway')) continue;
    yield* nameLookups(cluster, from, by);
    if (from.inMesh) yield* proxyCalls(cluster, from, by);
    yield* accountCalls(cluster, from, by);
  }
  for (const ray of cluster.of('RayCluster')) yield* rayCalls(cluster, ray);
  for (const database of cluster.of('Cluster.postgresql.cnpg.io')) yield* databaseCalls(cluster, database);
  yield* metricQueries(cluster);
  yield* webhookCalls(cluster);
}

const platform = { wish: 'platform', required: true, protocol: 'TCP' } as const;

/** A pod that calls anybody looks names up. */
function* nameLookups(cluster: Cluster, from: Endpoint, by: KubernetesObject): Wishes {
  const { egress } = isolationOf(cluster, from);
  const calls =
    from.inMesh ||
    by.metadata.annotations?.[callsAnnotation] !== undefined ||
    (from.pods !== undefined && from.pods.role !== 'pod') ||
    (egress?.rules.length ?? 0) > 0;
  for (const to of endpointsOf(cluster).part('dns'))
    for (const protocol of ['UDP', 'TCP'] as const) {
      const required = calls && !leadsToNodeLocalDns(cluster, egress, protocol);
      yield { kind: 'pods', ...platform, required, by, field: 'spec', from, to, port: 53, protocol };
    }
}

/** Whether the cache on the node, which asks in the pod's stead, may be asked. */
export function leadsToNodeLocalDns(cluster: Cluster, isolated: Isolated | undefined, protocol: Protocol): boolean {
  const cache = addressesOf(cluster).range(nodeLocalDns);
  if (isolated === undefined || cache === undefined) return false;
  return permittingAddress(cluster, isolated, cache, 53, protocol, undefined) !== undefined;
}

/** A proxy gets its configuration from istiod, and sends spans where Telemetry has it do so. */
function* proxyCalls(cluster: Cluster, from: Endpoint, by: KubernetesObject): Wishes {
  const { part } = endpointsOf(cluster);
  for (const to of part('istiod')) yield { kind: 'pods', ...platform, by, field: 'spec', from, to, port: istiodPort };
  for (const { telemetry, host, port } of cluster.once(tracers)) {
    const { namespace = '' } = telemetry.metadata;
    if (namespace !== rootNamespace(cluster) && namespace !== from.namespace) continue;
    const labels = Object.entries(telemetry.spec?.selector?.matchLabels ?? {});
    if (!labels.every(([name, value]) => from.labels[name] === value)) continue;
    const leads = destinationOf(cluster, host, port, rootNamespace(cluster));
    if (leads.to !== 'service') continue;
    const dialled = { host: leads.host, namespace: leads.namespace, port };
    for (const { endpoint: to, port: target } of leads.targets)
      yield { kind: 'pods', ...platform, by: telemetry, field: 'spec.tracing', from, to, port: target, dialled };
  }
}

interface Tracer {
  readonly telemetry: Of<'Telemetry'>;
  readonly host: string;
  readonly port: number;
}

/** Where Telemetry objects have spans sent: to providers that istiod's configuration knows. */
function tracers(cluster: Cluster): readonly Tracer[] {
  const providers = endpointsOf(cluster)
    .part('istiod')
    .flatMap(
      ({ platform: pods }) => (pods?.installed?.values.meshConfig as MeshConfig | undefined)?.extensionProviders ?? [],
    );
  return cluster.of('Telemetry').flatMap((telemetry) =>
    (telemetry.spec?.tracing ?? [])
      .filter(({ disableSpanReporting }) => disableSpanReporting !== true)
      .flatMap((tracing) => tracing.providers ?? [])
      .flatMap(({ name }) => {
        const { opentelemetry, zipkin } = providers.find((one) => one.name === name) ?? {};
        const { service, port } = opentelemetry ?? zipkin ?? {};
        return service === undefined || port === undefined ? [] : [{ telemetry, host: service, port }];
      }),
  );
}

interface MeshConfig {
  readonly extensionProviders?: readonly {
    readonly name?: string;
    readonly opentelemetry?: Address;
    readonly zipkin?: Address;
  }[];
}

interface Address {
  readonly service?: string;
  readonly port?: number;
}

/** What the rights of a pod's account are for: the API server, and the agent that has its AWS credentials. */
function* accountCalls(cluster: Cluster, from: Endpoint, by: KubernetesObject): Wishes {
  const wanted = { kind: 'outgoing', wish: 'platform', required: true, from } as const;
  const api = { ...wanted, to: 'api-server', host: 'kubernetes.default.svc.cluster.local', port: 443 } as const;
  if (from.pods?.role === 'instance') yield { ...api, by, field: 'spec' };
  else if (from.pods?.role === 'head') {
    if (raySpecOf(by)?.spec.enableInTreeAutoscaling === true)
      yield { ...api, by, field: `${raySpecOf(by)?.at ?? 'spec'}.enableInTreeAutoscaling` };
  } else if (hasToken(cluster, from)) {
    // What everybody may do, few pods come to do.
    const own = bindingsOf(cluster, from.namespace, from.account).find(({ to }) => to !== 'everybody');
    if (own !== undefined) yield { ...api, by: own.binding, field: 'subjects' };
  }
  const association = cluster.once(associatedAccounts).get(from.principal);
  const { address: host, port } = podIdentityAgent;
  if (association !== undefined)
    yield { ...wanted, to: 'pod-identity', host, port, by: association, field: 'spec.serviceAccount' };
}

function hasToken(cluster: Cluster, { pods, namespace, account }: Endpoint): boolean {
  const ofAccount = cluster.named('ServiceAccount', namespace, account)?.automountServiceAccountToken;
  return (pods?.spec.automountServiceAccountToken ?? ofAccount) !== false;
}

function associatedAccounts(cluster: Cluster): ReadonlyMap<string, KubernetesObject> {
  return new Map(
    cluster.of('PodIdentityAssociation').map((one) => {
      const { namespace = '', serviceAccount = '' } = one.spec ?? {};
      return [`cluster.local/ns/${namespace}/sa/${serviceAccount}`, one];
    }),
  );
}

/** Ray's processes talk on ports that they choose at random, unless they are told a range. */
function* rayCalls(cluster: Cluster, by: Of<'RayCluster'>): Wishes {
  const { headGroupSpec, workerGroupSpecs = [] } = by.spec ?? {};
  const told = [headGroupSpec, ...workerGroupSpecs].some((group) =>
    Object.keys(group?.rayStartParams ?? {}).some((name) => name === 'min-worker-port' || name === 'worker-port-list'),
  );
  const own = cluster.once(endpointsByOwner).get(by) ?? [];
  for (const from of own) {
    for (const to of own) {
      const required = !told && (from.pods?.role !== 'head' || to.pods?.role !== 'head');
      yield { kind: 'pods', ...platform, required, by, field: 'spec', from, to, port: 'all' };
    }
  }
}

/** https://cloudnative-pg.io/documentation/current/networking/ */
function* databaseCalls(cluster: Cluster, by: Of<'Cluster.postgresql.cnpg.io'>): Wishes {
  const { backup, instances = 1, plugins = [] } = by.spec ?? {};
  for (const to of cluster.once(endpointsByOwner).get(by) ?? []) {
    for (const port of [postgresqlPorts.postgresql, postgresqlPorts.status]) {
      for (const from of endpointsOf(cluster).part('cloudnative-pg'))
        yield { kind: 'pods', ...platform, by, field: 'spec', from, to, port };
      const required = instances > 1;
      yield { kind: 'pods', ...platform, required, by, field: 'spec.instances', from: to, to, port };
    }
    const archive = { kind: 'outgoing', wish: 'platform', required: true, by, from: to, to: 'internet' } as const;
    const plugin = plugins.findIndex(({ name }) => name === 'barman-cloud.cloudnative-pg.io');
    if (plugin >= 0) yield { ...archive, field: `spec.plugins[${plugin}]`, host: 'the object store', port: 443 };
    else if (backup?.barmanObjectStore !== undefined)
      yield { ...archive, field: 'spec.backup.barmanObjectStore', host: 'the object store', port: 443 };
  }
}

function endpointsByOwner(cluster: Cluster): ReadonlyMap<KubernetesObject | undefined, readonly Endpoint[]> {
  return grouped(endpointsOf(cluster).all.items, ({ pods }) => pods?.owner);
}

/** The API server calls webhooks by the address of a pod behind their Service. */
function* webhookCalls(cluster: Cluster): Wishes {
  for (const { object: by, field, service, fails } of webhooksOf(cluster)) {
    const { namespace = '', name = '', port = 443 } = service;
    const leads = destinationOf(cluster, `${name}.${namespace}.svc`, port, namespace);
    if (leads.to !== 'service') continue;
    for (const { endpoint: to, port: target } of leads.targets)
      yield { kind: 'incoming', ...platform, required: fails, by, field, from: 'api-server', to, port: target };
  }
}

/** KEDA and Argo Rollouts ask Prometheus, by the address in their objects. */
function* metricQueries(cluster: Cluster): Wishes {
  const { part } = endpointsOf(cluster);
  const queries = [
    ...cluster.of('ScaledObject').flatMap((by) =>
      (by.spec?.triggers ?? []).map(({ type, metadata }, index) => ({
        by,
        field: `spec.triggers[${index}].metadata.serverAddress`,
        address: type === 'prometheus' ? metadata?.serverAddress : undefined,
        askers: part('keda'),
      })),
    ),
    ...cluster.of('AnalysisTemplate').flatMap((by) =>
      (by.spec?.metrics ?? []).map(({ provider }, index) => ({
        by,
        field: `spec.metrics[${index}].provider.prometheus.address`,
        address: provider?.prometheus?.address,
        askers: part('argo-rollouts'),
      })),
    ),
  ];
  for (const { address, askers, by, field } of queries) {
    const match = /^http:\/\/([^:/]+):(\d+)/.exec(address ?? '');
    if (match === null) continue;
    const [, host = '', digits = ''] = match;
    const leads = destinationOf(cluster, host, Number(digits), by.metadata.namespace ?? '');
    if (leads.to !== 'service') continue;
    for (const from of askers)
      for (const { endpoint: to, port } of leads.targets)
        yield { kind: 'pods', ...platform, by, field, from, to, port };
  }
}
