import { grouped } from './append.ts';
import type { LabelSelector } from '../../imports/kubernetes.ts';
import type { ChartPods } from '../knowledge/charts/chart.ts';
import { knownChart } from '../knowledge/charts/charts.ts';
import { clusterPods, type KnownPods } from '../knowledge/cluster-pods.ts';
import type { Cluster } from './cluster.ts';
import { installedCharts, textAt, valueAt } from './delivery/installed-charts.ts';
import type { Loose, Of } from './kinds.ts';
import { selects } from './selector.ts';
import { sourcesOf } from './delivery/sources.ts';

/** Pods that nobody renders: what the cluster itself and its installed charts run. */
export interface Platform {
  /** Whether charts are installed by Applications that are here: then the platform is known, else it may hold anything. */
  readonly known: boolean;
  readonly pods: readonly PlatformPods[];
  /** Namespaces that charts are installed in. */
  readonly homes: ReadonlySet<string>;
  /** Namespaces with a chart that the table does not have: they may hold anything. */
  readonly opaque: ReadonlySet<string>;
}

/** Pods of a chart, or of the cluster itself. */
export interface PlatformPods extends KnownPods {
  /** What installs them, and how. @default - they come with the cluster */
  readonly installed?: Installed;
}

/** A release of a chart. */
interface Installed {
  readonly by: Of<'Application'>;
  readonly release: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The platform of a cluster: use it through `cluster.once(platformOf)`. */
export function platformOf(cluster: Cluster): Platform {
  const pods: PlatformPods[] = [...clusterPods];
  const homes = new Set<string>();
  const opaque = new Set<string>();
  for (const { application: by, chart, namespace, release, values = {} } of installedCharts(cluster)) {
    homes.add(namespace);
    const name = chart.slice(chart.lastIndexOf('/') + 1);
    const known = knownChart(name);
    if (known === undefined) opaque.add(namespace);
    for (const one of known?.pods ?? []) pods.push(...podsOfChart(name, one, namespace, { by, release, values }));
  }
  return { known: homes.size > 0, pods, homes, opaque };
}

function podsOfChart(
  chart: string,
  { name, part, labels, account, accountAt, service, ports, inMesh, hostNetwork, enabledAt, namespaceAt }: ChartPods,
  home: string,
  installed: Installed,
): readonly PlatformPods[] {
  const { release, values } = installed;
  const set = (path: string | undefined): unknown => (path === undefined ? undefined : valueAt(values, path));
  if (set(enabledAt) === false) return [];
  const text = (pattern: string): string => ofRelease(pattern, chart, release);
  return [
    {
      name: text(name),
      namespace: (namespaceAt === undefined ? undefined : textAt(values, namespaceAt)) ?? home,
      labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, text(value)])),
      installed,
      ...(part !== undefined && { part }),
      serviceAccount: (accountAt === undefined ? undefined : textAt(values, accountAt)) ?? text(account),
      ...(service !== undefined && { service: { ...service, name: text(service.name) } }),
      ports,
      ...(inMesh !== undefined && { inMesh }),
      ...(hostNetwork !== undefined && { hostNetwork }),
    },
  ];
}

/** A text of a chart as a release has it. */
export function ofRelease(pattern: string, chart: string, release: string): string {
  return pattern
    .replace('{release}', release)
    .replace('{fullname}', release.includes(chart) ? release : `${release}-${chart}`)
    .replace('{gateway}', release.replace(/^istio-/, ''))
    .replace('{chart}', chart);
}

/** Whether a selector may mean the pods: all it says of labels in the table holds, and it says something of one. */
export function maySelect(selector: Loose<LabelSelector>, { labels }: Pick<PlatformPods, 'labels'>): boolean {
  const { matchLabels, matchExpressions = [] } = selector;
  let known = false;
  let named = false;
  for (const name in matchLabels) {
    named = true;
    if (labels[name] === undefined) continue;
    if (labels[name] !== matchLabels[name]) return false;
    known = true;
  }
  for (const expression of matchExpressions) {
    if (labels[expression.key ?? ''] === undefined) continue;
    if (!selects({ matchExpressions: [expression] }, labels)) return false;
    known = true;
  }
  return known || (!named && matchExpressions.length === 0);
}

/** Pods of the platform that a Gateway's, policy's or monitor's selector may mean, in one namespace or in all. */
export function platformPods(
  cluster: Cluster,
  selector: Loose<LabelSelector>,
  namespace?: string,
): readonly PlatformPods[] {
  const pods = namespace === undefined ? cluster.once(platformOf).pods : platformPodsIn(cluster, namespace);
  return pods.filter((one) => maySelect(selector, one));
}

/** Pods of the platform in a namespace. */
export function platformPodsIn(cluster: Cluster, namespace: string): readonly PlatformPods[] {
  return cluster.once(podsByNamespace).get(namespace) ?? [];
}

function podsByNamespace(cluster: Cluster): ReadonlyMap<string, readonly PlatformPods[]> {
  return grouped(cluster.once(platformOf).pods, ({ namespace }) => namespace);
}

/** Whether a Service that is not here may be one of the platform's all the same. */
export function mayHaveService(cluster: Cluster, namespace: string, name: string): boolean {
  const { homes, opaque } = cluster.once(platformOf);
  if (!homes.has(namespace) || opaque.has(namespace)) return isOpaque(cluster, namespace);
  return platformPodsIn(cluster, namespace).some(({ service }) => service === undefined || service.name === name);
}

/** Namespaces that are there in every cluster, with accounts and pods of the cluster's own, and that of Argo CD. */
const always: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'argocd']);

/**
 * Whether nothing can be said of the pods that a namespace lacks: it belongs to the cluster, or to a chart that the table
 * does not have, or no pods that are here stand in it while the platform is not known either, nor who fills it.
 */
export function isOpaque(cluster: Cluster, namespace: string): boolean {
  const { known, opaque } = cluster.once(platformOf);
  if (always.has(namespace) || opaque.has(namespace)) return true;
  return !known && cluster.podsIn(namespace).length === 0 && !cluster.once(filledNamespaces).has(namespace);
}

/** Namespaces that Argo CD fills from a folder of manifests, some of which are here: what they lack is not there. */
function filledNamespaces(cluster: Cluster): ReadonlySet<string> {
  const filled = new Set<string>();
  for (const { spec } of cluster.of('Application')) {
    const { namespace } = spec?.destination ?? {};
    const sources = sourcesOf(spec);
    const isFolder = sources.every(({ source: { chart, helm, plugin } }) => (chart ?? helm ?? plugin) === undefined);
    if (isFolder && sources.length > 0 && namespace !== undefined) filled.add(namespace);
  }
  if (filled.size === 0) return filled;
  const here = new Set(cluster.objects.map(({ metadata }) => metadata.namespace ?? ''));
  return new Set([...filled].filter((namespace) => here.has(namespace)));
}
