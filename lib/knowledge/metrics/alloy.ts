import type { MetricSource } from './metric-source.ts';

/** What Alloy says of itself. */
export const alloy: MetricSource = {
  // Prefix alone.
  source: 'https://grafana.com/docs/alloy/latest/monitor/',
  scrapedBy: 'alloy',
  monitor: 'serviceMonitor.enabled',
  perObject: false,
  metrics: {
    'alloy_*': 'untyped *',
  },
};
