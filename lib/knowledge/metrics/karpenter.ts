import type { MetricSource } from './metric-source.ts';

/** What Karpenter says of nodes. */
export const karpenter: MetricSource = {
  // Names compared with the table of new names in its upgrade guide to 1.0.
  source: 'https://karpenter.sh/docs/reference/metrics/',
  scrapedBy: 'karpenter',
  monitor: 'serviceMonitor.enabled',
  perObject: true,
  metrics: {
    karpenter_nodeclaims_created_total: 'counter *',
    karpenter_nodeclaims_disrupted_total: 'counter *',
    karpenter_nodeclaims_terminated_total: 'counter *',
    karpenter_nodepools_limit: 'gauge *',
    karpenter_nodepools_usage: 'gauge *',
    karpenter_pods_state: 'gauge *',
    'karpenter_*': 'untyped *',
  },
};
