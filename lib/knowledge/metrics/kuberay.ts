import type { MetricSource } from './metric-source.ts';

/** What KubeRay says of clusters. */
export const kubeRay: MetricSource = {
  // Prefix alone.
  source: 'https://docs.ray.io/en/latest/cluster/kubernetes/k8s-ecosystem/metrics-references.html',
  scrapedBy: 'kuberay-operator',
  monitor: 'metrics.serviceMonitor.enabled',
  perObject: true,
  metrics: {
    'kuberay_*': 'untyped *',
  },
};
