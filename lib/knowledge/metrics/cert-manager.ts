import type { MetricSource } from './metric-source.ts';

/** What cert-manager says of certificates. */
export const certManager: MetricSource = {
  // The page lists none: names seen in its release notes and in use.
  source: 'https://cert-manager.io/docs/devops-tips/prometheus-metrics/',
  scrapedBy: 'cert-manager',
  monitor: 'prometheus.servicemonitor.enabled',
  perObject: true,
  metrics: {
    certmanager_certificate_expiration_timestamp_seconds: 'gauge *',
    certmanager_certificate_renewal_timestamp_seconds: 'gauge *',
    certmanager_certificate_ready_status: 'gauge *',
    'certmanager_*': 'untyped *',
  },
};
