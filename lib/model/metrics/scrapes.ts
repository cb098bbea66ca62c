import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import { containersOf, type Pods } from '../pods/pods.ts';
import { selects } from '../selector.ts';

/** What a PodMonitor or ServiceMonitor has Prometheus scrape. */
export interface Scrape {
  readonly monitor: Of<'PodMonitor'> | Of<'ServiceMonitor'>;
  readonly of: 'declared' | 'istio proxy' | 'cnpg instance' | 'unknown';
  /** Metrics that it declares. */
  readonly exports: readonly string[];
  readonly targets: readonly Target[];
  /** Whether a metric's own labels win over those of the target. */
  readonly ownLabels: boolean;
}

/** Pods that are scraped, and the labels that Prometheus gives all their series. */
export interface Target {
  readonly pods: Pods;
  readonly labels: Readonly<Record<string, string | undefined>>;
}

/** All scrapes of a cluster. */
export function scrapes(cluster: Cluster): readonly Scrape[] {
  return cluster.once(scrapesOf);
}

/** Metrics that a monitor promises, one a line of its annotation. */
export function declaredMetrics({ metadata }: KubernetesObject): readonly string[] | undefined {
  return metadata.annotations?.['strata.dev/exports']?.split(/\s+/).filter((name) => name !== '');
}

/** Namespaces that a monitor looks into; undefined for all. */
export function monitoredNamespaces(
  { metadata }: KubernetesObject,
  selector: Loose<{ any: boolean; matchNames: string[] }> | undefined,
): readonly string[] | undefined {
  if (selector?.any === true) return undefined;
  const { matchNames } = selector ?? {};
  return matchNames === undefined || matchNames.length === 0 ? [metadata.namespace ?? ''] : matchNames;
}

/** Labels of pods as they run: with those that Istio adds. https://istio.io/latest/docs/ops/deployment/application-requirements/ */
export function runningLabels({ labels, inMesh }: Pods): Readonly<Record<string, string>> {
  if (!inMesh) return labels;
  const name = labels['app.kubernetes.io/name'] ?? labels.app ?? '';
  return {
    'security.istio.io/tlsMode': 'istio',
    'service.istio.io/canonical-name': name,
    'service.istio.io/canonical-revision': labels.version ?? 'latest',
    ...labels,
  };
}

/** The port of the proxy that Istio's injector names. */
export const proxyPort = 'http-envoy-prom';

/** The container that has a port, `''` where an operator adds it to the pods; undefined where none has. */
export function containerWithPort(pods: Pods, port: string | number): string | undefined {
  if (port === proxyPort || port === 15090) return pods.inMesh ? 'istio-proxy' : undefined;
  for (const { container } of containersOf(pods))
    for (const { name, containerPort } of container.ports ?? [])
      if (name === port || containerPort === port) return container.name ?? '';
  if (pods.role === 'instance') return port === 'metrics' || port === 9187 ? 'postgres' : undefined;
  return pods.role === 'pod' && pods.owner.kind !== 'Pooler' ? undefined : port === 'metrics' ? '' : undefined;
}

function scrapesOf(cluster: Cluster): readonly Scrape[] {
  return [
    ...cluster.of('PodMonitor').map((monitor) => podScrape(cluster, monitor)),
    ...cluster.of('ServiceMonitor').map((monitor) => serviceScrape(cluster, monitor)),
  ];
}

function podScrape(cluster: Cluster, monitor: Of<'PodMonitor'>): Scrape {
  const { namespaceSelector, selector = {}, podMetricsEndpoints = [], jobLabel } = monitor.spec ?? {};
  const job = `${monitor.metadata.namespace ?? ''}/${monitor.metadata.name}`;
  const targets: Target[] = [];
  for (const pods of podsOfNamespaces(cluster, monitoredNamespaces(monitor, namespaceSelector))) {
    const labels = runningLabels(pods);
    if (!selects(selector, labels)) continue;
    for (const { port, portNumber } of podMetricsEndpoints) {
      const container = containerWithPort(pods, port ?? portNumber ?? '');
      if (container === undefined) continue;
      const byLabel = jobLabel === undefined ? undefined : labels[jobLabel];
      targets.push({
        pods,
        labels: { namespace: pods.namespace, job: byLabel ?? job, container, endpoint: port },
      });
    }
  }
  return scrapeOf(monitor, targets, podMetricsEndpoints);
}

function serviceScrape(cluster: Cluster, monitor: Of<'ServiceMonitor'>): Scrape {
  const { namespaceSelector, selector = {}, endpoints = [], jobLabel } = monitor.spec ?? {};
  const namespaces = monitoredNamespaces(monitor, namespaceSelector);
  const targets: Target[] = [];
  for (const service of cluster.of('Service')) {
    const { name, namespace = '', labels = {} } = service.metadata;
    if (namespaces?.includes(namespace) === false || !selects(selector, labels)) continue;
    const ports = new Map((service.spec?.ports ?? []).map((port) => [port.name, port]));
    for (const { port } of endpoints) {
      const servicePort = ports.get(port);
      if (port !== undefined && servicePort === undefined) continue;
      const byLabel = jobLabel === undefined ? undefined : labels[jobLabel];
      const given = { namespace, job: byLabel ?? name, service: name, endpoint: port };
      for (const pods of cluster.podsIn(namespace)) {
        if (!selectsPods(service, pods)) continue;
        const container = containerWithPort(pods, servicePort?.targetPort ?? servicePort?.port ?? '');
        targets.push({ pods, labels: { ...given, container } });
      }
    }
  }
  return scrapeOf(monitor, targets, endpoints);
}

function scrapeOf(
  monitor: Scrape['monitor'],
  targets: readonly Target[],
  endpoints: readonly Loose<{ port: string; honorLabels: boolean }>[],
): Scrape {
  const declared = declaredMetrics(monitor);
  const ownLabels = endpoints.some(({ honorLabels }) => honorLabels === true);
  const of =
    declared !== undefined
      ? 'declared'
      : endpoints.length > 0 && endpoints.every(({ port }) => port === proxyPort)
        ? 'istio proxy'
        : targets.length > 0 && targets.every(({ pods }) => pods.role === 'instance')
          ? 'cnpg instance'
          : 'unknown';
  return { monitor, of, exports: declared ?? [], targets, ownLabels };
}

function selectsPods({ spec }: Of<'Service'>, { labels }: Pods): boolean {
  const entries = Object.entries(spec?.selector ?? {});
  return entries.length > 0 && entries.every(([name, value]) => labels[name] === value);
}

function podsOfNamespaces(cluster: Cluster, namespaces: readonly string[] | undefined): readonly Pods[] {
  return namespaces === undefined ? cluster.pods : namespaces.flatMap((namespace) => cluster.podsIn(namespace));
}
