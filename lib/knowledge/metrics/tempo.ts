import type { MetricSource } from './metric-source.ts';

/** What Tempo says of itself, and of traces. */
export const tempo: MetricSource = {
  // Prefixes alone; traces_spanmetrics_calls_total not verified.
  source: 'https://grafana.com/docs/tempo/latest/operations/monitor/',
  scrapedBy: 'tempo',
  monitor: 'serviceMonitor.enabled',
  perObject: false,
  metrics: {
    'tempo_*': 'untyped *',
    'tempodb_*': 'untyped *',
    traces_spanmetrics_calls_total: 'counter *',
    'traces_*': 'untyped *',
  },
};
