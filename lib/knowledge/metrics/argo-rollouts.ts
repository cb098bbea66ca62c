import type { MetricSource } from './metric-source.ts';

/** What Argo Rollouts says of rollouts and analyses. */
export const argoRollouts: MetricSource = {
  // Names compared with the page and the source; rollout_events_total not verified.
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/',
  scrapedBy: 'argo-rollouts',
  monitor: 'controller.metrics.serviceMonitor.enabled',
  perObject: true,
  metrics: {
    rollout_info: 'gauge *',
    rollout_info_replicas_available: 'gauge *',
    rollout_info_replicas_desired: 'gauge *',
    rollout_info_replicas_unavailable: 'gauge *',
    rollout_info_replicas_updated: 'gauge *',
    rollout_events_total: 'counter *',
    rollout_reconcile: 'histogram *',
    rollout_reconcile_error: 'counter *',
    rollout_phase: 'gauge *',
    analysis_run_info: 'gauge *',
    analysis_run_metric_phase: 'gauge *',
    'analysis_run_*': 'untyped *',
    'experiment_*': 'untyped *',
  },
};
