import type { Alert } from '../../lib/spec/monitoring.ts';

/** The document's four alerts in a form that fires, and a warning before the budget is spent. */
export const alerts = {
  HighKafkaLag: {
    // Not before the autoscaler, which waits 5 minutes itself, could have helped.
    expression: 'max by (consumergroup, topic) (kafka_consumergroup_lag_sum) > 10000',
    for: '15m',
    severity: 'warning',
    summary: 'A consumer group is far behind',
    description: 'Group {{ $labels.consumergroup }} is {{ $value }} messages behind on {{ $labels.topic }}',
    notInDev: 'Nobody is paged from dev, so no exporter asks the brokers there',
  },
  HighLLMCost: {
    // Over all models: each alone may stay below the budget.
    expression: 'sum(daily_llm_spend) > 200',
    for: '1m',
    severity: 'critical',
    summary: 'The daily budget for language models is spent',
    description: 'Today’s calls cost {{ $value }} USD; the budget is 200 USD',
  },
  LLMCostNearBudget: {
    expression: 'sum(daily_llm_spend) > 0.8 * 200',
    for: '5m',
    severity: 'warning',
    summary: 'Four fifths of the daily budget for language models are spent',
    description: 'Today’s calls cost {{ $value }} USD; the budget is 200 USD',
  },
  DatabaseRestoreUntested: {
    // Monthly; one that never succeeded has no time, so that of its making counts.
    expression:
      'time() - max(kube_cronjob_status_last_successful_time{namespace="l0-ingestion",cronjob="database-restore-test"} or kube_cronjob_created{namespace="l0-ingestion",cronjob="database-restore-test"}) > 32 * 86400',
    for: '1h',
    severity: 'warning',
    summary: 'No restore of the database succeeded for a month',
    description: 'The last restore test that succeeded was {{ $value | humanizeDuration }} ago',
    notInDev: 'Aurora alone has backups, and all data of dev is synthetic',
  },
  LowClusterEntropy: {
    expression: 'min by (cluster_id) (cluster_entropy) < 0.02',
    for: '15m',
    severity: 'warning',
    summary: 'The ideas of a cluster have become alike',
    description: 'Entropy of cluster {{ $labels.cluster_id }} is {{ $value }}',
  },
  PodCrashLooping: {
    // More than three restarts, not a single one.
    expression: 'increase(kube_pod_container_status_restarts_total{namespace=~"l[0-5]-.+"}[15m]) > 3',
    for: '5m',
    severity: 'critical',
    summary: 'A container keeps restarting',
    description:
      '{{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) restarted {{ $value }} times in 15 minutes',
  },
} as const satisfies Readonly<Record<string, Alert>>;
