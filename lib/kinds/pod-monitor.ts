import type { NamespacedMetadata } from '../../imports/kubernetes.ts';
import type { PodMonitor } from '../../imports/types/monitoring.coreos.com.ts';
import type { Namespace } from '../resolve/system.ts';
import type { Metrics, Workload } from '../resolve/workload.ts';
import { exportedMetrics } from './declared.ts';
import { namespaceMetadata, selectorLabels, workloadMetadata } from './metadata.ts';
import { platform } from './platform.ts';

/** Makes Prometheus scrape every pod of a workload on its metrics port, in plain text from outside the service mesh. */
export function podMonitor(workload: Workload, { portName, path, interval, exports }: Metrics): PodMonitor {
  const metadata = workloadMetadata(workload, { annotations: exportedMetrics(exports) });
  return monitor(metadata, selectorLabels(workload), portName, path, interval);
}

/** Makes Prometheus scrape the proxies of a namespace or of a gateway: requests, errors and latencies of every edge. */
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

/** Makes Prometheus scrape the instances of a CloudNativePG database. */
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
      // Prometheus 3 refuses a response without a Content-Type unless this names a format.
      fallbackScrapeProtocol: 'PrometheusText0.0.4',
      podMetricsEndpoints: [{ port, path, ...(interval !== undefined && { interval }) }],
    },
  };
}
