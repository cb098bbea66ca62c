import type { MetricSource } from './metric-source.ts';

/** What Alertmanager, Grafana and Prometheus say of themselves. */
export const monitoringStack: MetricSource = {
  // Prefixes alone.
  source: 'https://prometheus.io/docs/introduction/overview/ and the charts of each',
  scrapedBy: 'kube-prometheus-stack',
  perObject: false,
  metrics: {
    'alertmanager_*': 'untyped *',
    'grafana_*': 'untyped *',
    'prometheus_*': 'untyped *',
  },
};
