import { proxyMetrics } from '../../knowledge/well-known-ports.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import type { Pods } from '../pods/pods.ts';
import { runningLabels } from '../pods/running-labels.ts';
import { endpointsOfMonitor, monitoredPorts, type Monitor, type MonitoredPort } from './monitored-ports.ts';

/** What a PodMonitor or ServiceMonitor has Prometheus scrape. */
export interface Scrape {
  readonly monitor: Monitor;
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

function scrapesOf(cluster: Cluster): readonly Scrape[] {
  const read = new Map<Scrape['monitor'], MonitoredPort[]>();
  for (const monitor of cluster.of('PodMonitor', 'ServiceMonitor')) read.set(monitor, []);
  for (const port of monitoredPorts(cluster)) read.get(port.monitor)?.push(port);
  return [...read].map(([monitor, ports]) => scrapeOf(monitor, ports));
}

function scrapeOf(monitor: Scrape['monitor'], ports: readonly MonitoredPort[]): Scrape {
  const targets = ports.flatMap((port) => targetOf(monitor, port));
  const endpoints = endpointsOfMonitor(monitor);
  const declared = declaredMetrics(monitor);
  const ownLabels = endpoints.some(({ honorLabels }) => honorLabels === true);
  const of =
    declared !== undefined
      ? 'declared'
      : endpoints.length > 0 && endpoints.every(({ port }) => port === proxyMetrics.name)
        ? 'istio proxy'
        : targets.length > 0 && targets.every(({ pods }) => pods.role === 'instance')
          ? 'cnpg instance'
          : 'unknown';
  return { monitor, of, exports: declared ?? [], targets, ownLabels };
}

/** https://github.com/prometheus-operator/prometheus-operator/blob/v0.85.0/pkg/prometheus/promcfg.go */
function targetOf({ metadata, spec }: Scrape['monitor'], { asked, container, pods, service }: MonitoredPort) {
  if (pods === undefined) return [];
  const { jobLabel = '' } = spec ?? {};
  const { namespace } = pods;
  const endpoint = asked === undefined ? undefined : String(asked);
  if (service === undefined) {
    const job = runningLabels(pods)[jobLabel] ?? `${metadata.namespace ?? ''}/${metadata.name}`;
    return [{ pods, labels: { namespace, job, container, endpoint } }];
  }
  const { name, labels } = service.metadata;
  return [{ pods, labels: { namespace, job: labels?.[jobLabel] ?? name, service: name, endpoint, container } }];
}
