import type { MetricSource } from './metric-source.ts';

/** What Loki says of itself. */
export const loki: MetricSource = {
  // Prefixes alone.
  source: 'https://grafana.com/docs/loki/latest/operations/meta-monitoring/',
  scrapedBy: 'loki',
  monitor: 'monitoring.serviceMonitor.enabled',
  perObject: false,
  metrics: {
    'loki_*': 'untyped *',
    'logql_*': 'untyped *',
  },
};
