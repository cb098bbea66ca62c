import { grouped } from '../append.ts';
import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose } from '../kinds.ts';
import type { Part } from '../../knowledge/charts/chart.ts';
import { platformOf, type PlatformPods } from '../platform-pods.ts';
import { portOf } from '../pods/container-ports.ts';
import { accountOf, type Pods } from '../pods/pods.ts';
import { runningLabels } from '../pods/running-labels.ts';
import { LabelIndex } from '../label-index.ts';
import { proxyMetrics } from '../../knowledge/well-known-ports.ts';

/** One end of a path within the cluster: the pods of a template, or a part of the platform. */
export interface Endpoint {
  /** `namespace/workload`; the head and the workers of a Ray cluster are `namespace/workload/head` and `…/worker`. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of its ServiceAccount. */
  readonly account: string;
  /** Identity in the mesh. */
  readonly principal: string;
  readonly inMesh: boolean;
  /** What makes it: a controller, or the Application of a chart. @default - nothing that a manifest shows */
  readonly owner?: KubernetesObject;
  /** The pods, where manifests make them. */
  readonly pods?: Pods;
  /** The pods, where a chart or the cluster itself makes them. */
  readonly platform?: PlatformPods;
}

/** All endpoints of a cluster, by what policies find them by. */
export interface Endpoints {
  readonly all: LabelIndex<Endpoint>;
  /** Those of a namespace. */
  readonly in: (namespace: string) => LabelIndex<Endpoint>;
  readonly namespaces: LabelIndex<NamespaceLabels>;
  readonly labelsOf: (namespace: string) => Readonly<Record<string, string>>;
  readonly byPrincipal: ReadonlyMap<string, readonly Endpoint[]>;
  readonly byName: ReadonlyMap<string, readonly Endpoint[]>;
  readonly part: (name: Part) => readonly Endpoint[];
  /** The endpoint that pods are; undefined for those in the network of their node. */
  readonly ofPods: (pods: Pods | PlatformPods | undefined) => Endpoint | undefined;
}

interface NamespaceLabels {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Everything that sends or takes traffic in a cluster; pods in the network of their node are no part of it. */
export function endpointsOf(cluster: Cluster): Endpoints {
  return cluster.once(indexEndpoints);
}

/** Number of a port by its name, of a protocol. */
export function namedPort({ pods, platform, inMesh }: Endpoint, name: string, protocol = 'TCP'): number | undefined {
  if (pods !== undefined) return portOf(pods, name, protocol)?.number;
  return inMesh && name === proxyMetrics.name ? proxyMetrics.port : platform?.ports?.[name];
}

/** What a selector selects in the namespaces that another one selects; undefined is the namespace at home. */
export function selectedEndpoints(
  { in: members, namespaces }: Endpoints,
  home: string,
  namespaceSelector: Loose<LabelSelector> | undefined,
  podSelector: Loose<LabelSelector> | undefined,
): readonly Endpoint[] {
  const select = (name: string) =>
    podSelector === undefined ? members(name).items : members(name).selected(podSelector);
  if (namespaceSelector === undefined) return select(home);
  const selected = namespaces.selected(namespaceSelector);
  const [only] = selected;
  return only !== undefined && selected.length === 1 ? select(only.name) : selected.flatMap(({ name }) => select(name));
}

const nobody = new LabelIndex<Endpoint>([]);

function indexEndpoints(cluster: Cluster): Endpoints {
  const namespaceLabels = new Map<string, NamespaceLabels['labels']>();
  for (const { metadata } of cluster.of('Namespace')) namespaceLabels.set(metadata.name, metadata.labels ?? {});
  const all: Endpoint[] = [];
  for (const pods of cluster.pods) if (pods.spec.hostNetwork !== true) all.push(workloadEndpoint(pods));
  for (const pods of cluster.once(platformOf).pods) all.push(...platformEndpoint(pods));
  const byNamespace = grouped(all, ({ namespace }) => namespace);
  for (const name of byNamespace.keys()) if (!namespaceLabels.has(name)) namespaceLabels.set(name, {});
  for (const [name, labels] of namespaceLabels)
    namespaceLabels.set(name, { ...labels, 'kubernetes.io/metadata.name': name });
  const indexes = new Map([...byNamespace].map(([name, members]) => [name, new LabelIndex(members)]));
  const byPods = new Map(all.map((endpoint) => [endpoint.pods ?? endpoint.platform, endpoint]));
  const parts = grouped(all, ({ platform }) => platform?.part);
  return {
    all: new LabelIndex(all),
    in: (namespace) => indexes.get(namespace) ?? nobody,
    namespaces: new LabelIndex([...namespaceLabels].map(([name, labels]) => ({ name, labels }))),
    labelsOf: (namespace) => namespaceLabels.get(namespace) ?? { 'kubernetes.io/metadata.name': namespace },
    byPrincipal: grouped(all, ({ principal }) => principal),
    byName: grouped(all, ({ name }) => name),
    part: (name) => parts.get(name) ?? [],
    ofPods: (pods) => byPods.get(pods),
  };
}

function workloadEndpoint(pods: Pods): Endpoint {
  const { owner, namespace, role, inMesh } = pods;
  // What names no namespace has none here that is known.
  const name = namespace === '' ? owner.metadata.name : `${namespace}/${owner.metadata.name}`;
  const account = accountOf(pods);
  return {
    name: role === 'head' || role === 'worker' ? `${name}/${role}` : name,
    namespace,
    labels: runningLabels(pods),
    account,
    principal: principalOf(namespace, account),
    inMesh,
    owner,
    pods,
  };
}

function principalOf(namespace: string, account: string): string {
  return `cluster.local/ns/${namespace}/sa/${account}`;
}

/** Pods of an installed chart, and those of the cluster itself that others have to do with. */
function platformEndpoint(platform: PlatformPods): readonly Endpoint[] {
  const { part, namespace, labels, serviceAccount = 'default', inMesh = false, installed } = platform;
  if (platform.hostNetwork === true || (part ?? installed) === undefined) return [];
  return [
    {
      // A cluster may have several gateways, each for a purpose of its own.
      name: `${namespace}/${part === 'gateway' ? (installed?.release ?? part) : (part ?? platform.name ?? '')}`,
      namespace,
      labels,
      account: serviceAccount,
      principal: principalOf(namespace, serviceAccount),
      inMesh,
      platform,
      ...(installed !== undefined && { owner: installed.by }),
    },
  ];
}
