import type { NamespacedMetadata } from '../../imports/kubernetes.ts';
import type { PodMonitor } from '../../imports/types/monitoring.coreos.com.ts';
import type { Namespace } from '../resolve/system.ts';
import type { Metrics, Workload } from '../resolve/workload.ts';
import { exportedMetrics } from './declared.ts';
import { namespaceMetadata, selectorLabels, workloadMetadata } from './metadata.ts';
import { platform } from './platform.ts';

/** Has Prometheus scrape every pod of a workload on its metrics port, which takes plain text from outside the mesh. */
export function podMonitor(workload: Workload, { portName, path, interval, exports }: Metrics): PodMonitor {
  const metadata = workloadMetadata(workload, { annotations: exportedMetrics(exports) });
  return monitor(metadata, selectorLabels(workload), portName, path, interval);
}

/** Has Prometheus scrape the proxies of a namespace, those of a gateway too: requests, errors and latencies of every edge. */
export function proxyMonitor(namespace: Pick<Namespace, 'name' | 'system' | 'owner'>): PodMonitor {
  const inMesh = { 'service.istio.io/canonical-revision': 'Exists' };
  const { apiVersion, kind, metadata, spec } = monitor(
    namespaceMetadata(namespace, 'istio-proxy'),
    {},
    'http-envoy-prom',
    '/stats/prometheus',
  );
  const matchExpressions = Object.entries(inMesh).map(([key, operator]) => ({ key, operator }));
  return { apiVersion, kind, metadata, spec: { ...spec, selector: { matchExpressions } } };
}

/** Has Prometheus scrape the instances of a database that CloudNativePG runs. */
export function instanceMonitor(
  { namespace, system, owner }: { readonly namespace: string; readonly system: string; readonly owner: string },
  name: string,
  labels: Readonly<Record<string, string>>,
): PodMonitor {
  const metadata = namespaceMetadata({ name: namespace, system, owner }, name);
  return monitor(metadata, { ...labels, 'cnpg.io/podRole': 'instance' }, 'metrics', '/metrics');
}

function monitor(
  metadata: NamespacedMetadata,
  matchLabels: Record<string, string>,
  port: string,
  path: string,
  interval?: string,
): PodMonitor {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { ...metadata, labels: { ...metadata.labels, ...platform.prometheus.monitorLabels } },
    spec: {
      selector: { matchLabels },
      // Prometheus 3 refuses an answer without a Content-Type unless told what to take it for.
      fallbackScrapeProtocol: 'PrometheusText0.0.4',
      podMetricsEndpoints: [{ port, path, ...(interval !== undefined && { interval }) }],
    },
  };
}
