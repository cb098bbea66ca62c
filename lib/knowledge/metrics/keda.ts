import type { MetricSource } from './metric-source.ts';

/** What KEDA says of scalers. */
export const keda: MetricSource = {
  // Names compared with the page of 2.17.
  source: 'https://keda.sh/docs/2.20/integrations/prometheus/',
  scrapedBy: 'keda',
  monitor: 'prometheus.operator.serviceMonitor.enabled',
  perObject: true,
  metrics: {
    keda_scaler_active: 'gauge *',
    keda_scaler_metrics_value: 'gauge *',
    keda_scaler_metrics_latency_seconds: 'gauge *',
    keda_scaler_detail_errors_total: 'counter *',
    keda_scaled_object_errors_total: 'counter *',
    keda_scaled_object_paused: 'gauge *',
    'keda_*': 'untyped *',
  },
};
