import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { Wishes } from './edge.ts';
import { endpointsOf, namedPort, type Endpoint } from './endpoints.ts';
import { LabelIndex } from '../label-index.ts';
import { proxyMetrics } from '../../knowledge/well-known-ports.ts';
import { serviceEndpoints, targetPort } from './services.ts';

/** Prometheus reads what monitors select, from outside of the mesh; and it may read every proxy. */
export function* scrapes(cluster: Cluster): Wishes {
  const readers = endpointsOf(cluster).part('prometheus');
  for (const { by, field, to, port, ownTls } of cluster.once(allScraped))
    for (const from of readers)
      yield { kind: 'pods', wish: 'platform', required: true, by, field, from, to, port, protocol: 'TCP', ownTls };
  for (const to of endpointsOf(cluster).all.items) {
    const by = to.owner;
    if (!to.inMesh || by === undefined) continue;
    const wanted = { wish: 'platform', required: false, by, field: 'spec' } as const;
    for (const from of readers) yield { kind: 'pods', ...wanted, from, to, port: proxyMetrics.port, protocol: 'TCP' };
  }
}

/** A port of pods that a monitor has Prometheus read. */
export interface Scraped {
  readonly by: KubernetesObject;
  readonly field: string;
  readonly to: Endpoint;
  readonly port: number;
  /** Whether Prometheus comes with certificates. */
  readonly ownTls: boolean;
}

/** Everything that monitors have Prometheus read, whether or not it is known where that is. */
export function scraped(cluster: Cluster): readonly Scraped[] {
  return cluster.once(allScraped);
}

function allScraped(cluster: Cluster): readonly Scraped[] {
  return [
    ...cluster.of('PodMonitor').flatMap((monitor) => [...ofPodMonitor(cluster, monitor)]),
    ...cluster.of('ServiceMonitor').flatMap((monitor) => [...ofServiceMonitor(cluster, monitor)]),
  ];
}

function* ofPodMonitor(cluster: Cluster, by: Of<'PodMonitor'>): Iterable<Scraped> {
  const { selector = {}, podMetricsEndpoints = [] } = by.spec ?? {};
  for (const namespace of namespacesOf(cluster, by)) {
    for (const to of endpointsOf(cluster).in(namespace).selected(selector)) {
      for (const [index, one] of podMetricsEndpoints.entries()) {
        const written = one.portNumber ?? one.port ?? one.targetPort;
        const port = typeof written === 'string' ? namedPort(to, written) : written;
        const field = `spec.podMetricsEndpoints[${index}]`;
        if (port !== undefined) yield { by, field, to, port, ownTls: one.tlsConfig !== undefined };
      }
    }
  }
}

function* ofServiceMonitor(cluster: Cluster, by: Of<'ServiceMonitor'>): Iterable<Scraped> {
  const { selector = {}, endpoints = [] } = by.spec ?? {};
  const services = cluster.once(servicesByNamespace);
  for (const namespace of namespacesOf(cluster, by)) {
    for (const { service } of services.get(namespace)?.selected(selector) ?? []) {
      for (const to of serviceEndpoints(cluster, service)) {
        for (const [index, { port: name, targetPort: target, tlsConfig }] of endpoints.entries()) {
          const served = service.spec?.ports?.find((one) => one.name === name);
          const direct = typeof target === 'string' ? namedPort(to, target) : target;
          const port = served === undefined ? direct : targetPort(served, to);
          const field = `spec.endpoints[${index}]`;
          if (port !== undefined) yield { by, field, to, port, ownTls: tlsConfig !== undefined };
        }
      }
    }
  }
}

/** Namespaces that a monitor looks into: its own, those that it names, or all. */
function namespacesOf(
  cluster: Cluster,
  { metadata, spec }: Of<'PodMonitor'> | Of<'ServiceMonitor'>,
): readonly string[] {
  const { any = false, matchNames } = spec?.namespaceSelector ?? {};
  if (any) return endpointsOf(cluster).namespaces.items.map(({ name }) => name);
  return matchNames ?? [metadata.namespace ?? ''];
}

interface LabelledService {
  readonly labels: Readonly<Record<string, string>>;
  readonly service: Of<'Service'>;
}

function servicesByNamespace(cluster: Cluster): ReadonlyMap<string, LabelIndex<LabelledService>> {
  const lists = new Map<string, LabelledService[]>();
  for (const service of cluster.of('Service')) {
    const { labels = {}, namespace = '' } = service.metadata;
    const list = lists.get(namespace) ?? [];
    lists.set(namespace, list);
    list.push({ labels, service });
  }
  return new Map([...lists].map(([namespace, list]) => [namespace, new LabelIndex(list)]));
}
