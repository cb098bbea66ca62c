import type { MetricSource } from './metric-source.ts';

/** What Strimzi says of its reconciliations. */
export const strimzi: MetricSource = {
  // strimzi_reconciliations_total and _failed_total seen in its own tests and dashboards; the duration not verified.
  source: 'https://strimzi.io/docs/operators/latest/deploying#assembly-metrics-str',
  scrapedBy: 'strimzi-kafka-operator',
  perObject: false,
  metrics: {
    strimzi_reconciliations_total: 'counter *',
    strimzi_reconciliations_failed_total: 'counter *',
    strimzi_reconciliations_duration_seconds: 'summary *',
    'strimzi_*': 'untyped *',
  },
};
