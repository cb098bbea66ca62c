import type { MetricSource } from './metric-source.ts';

/** What client libraries say of any process, and Prometheus of its alerts. */
export const clientLibraries: MetricSource = {
  // Prefixes alone.
  source: 'https://prometheus.io/docs/concepts/jobs_instances/ and the client libraries',
  perObject: true,
  metrics: {
    ALERTS: 'gauge *',
    ALERTS_FOR_STATE: 'gauge *',
    'go_*': 'untyped *',
    'nodejs_*': 'untyped *',
    'process_*': 'untyped *',
    'jvm_*': 'untyped *',
    'python_*': 'untyped *',
    'probe_*': 'untyped *',
    'promhttp_*': 'untyped *',
  },
};
