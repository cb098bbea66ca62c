import { peakReplicas } from '../../model/pods/peak-replicas.ts';
import { shortQuotas } from '../../model/quota/short-quotas.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const quotaHoldsTheMaximum: ClusterRule = {
  id: 'quota-holds-the-maximum',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ResourceQuota'],
  summary: 'every ResourceQuota holds what its namespace runs at most, rollouts and jobs included',
  why: 'The API server refuses a pod that exceeds the quota: an autoscaler stops below its maximum, and a rollout does not proceed. Counted are all pods at their maximum, all rollouts at once, and every Job and CronJob, because one sync may start them all.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check: (cluster) => shortQuotas(cluster, peakReplicas),
};
