import type { MetricSource } from './metric-source.ts';

/** What External Secrets says of secrets and stores. */
export const externalSecrets: MetricSource = {
  // Names and types compared with the page; labels not known.
  source: 'https://external-secrets.io/latest/api/metrics/',
  scrapedBy: 'external-secrets',
  monitor: 'serviceMonitor.enabled',
  perObject: true,
  metrics: {
    externalsecret_status_condition: 'gauge *',
    externalsecret_sync_calls_total: 'counter *',
    externalsecret_sync_calls_error: 'counter *',
    'externalsecret_*': 'untyped *',
    'secretstore_*': 'untyped *',
    'clustersecretstore_*': 'untyped *',
    'clusterexternalsecret_*': 'untyped *',
    'pushsecret_*': 'untyped *',
    'controller_runtime_*': 'untyped *',
  },
};
