import { peakReplicas } from '../../model/pods/peak-replicas.ts';
import { shortQuotas } from '../../model/quota/short-quotas.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const quotaHoldsTheMaximum: ClusterRule = {
  id: 'quota-holds-the-maximum',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ResourceQuota'],
  summary: 'every ResourceQuota holds what its namespace runs at most, rollouts and jobs included',
  why: 'A pod beyond the quota is refused: an autoscaler stops below its maximum, a rollout stands still. Counted are all pods at their highest number, every rollout at once and every Job and CronJob beside them, because a sync may start them all.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check: (cluster) => shortQuotas(cluster, peakReplicas),
};
