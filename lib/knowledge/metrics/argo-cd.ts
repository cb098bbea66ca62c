import type { MetricSource } from './metric-source.ts';

/** What Argo CD says of applications. */
export const argoCd: MetricSource = {
  // Names and types compared with the page.
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/metrics/',
  scrapedBy: 'argo-cd',
  monitor: 'controller.metrics.serviceMonitor.enabled',
  perObject: true,
  metrics: {
    argocd_app_info: 'gauge *',
    argocd_app_sync_total: 'counter *',
    argocd_app_reconcile: 'histogram *',
    'argocd_*': 'untyped *',
  },
};
