import type { ClusterRule } from '../../model/rule.ts';
import { budgetsByPods } from '../../model/pods/disruption-budgets.ts';
import { mayBeProduction } from '../../model/environment.ts';
import { serving } from '../../model/pods/serving.ts';

export const servingHasBudget: ClusterRule = {
  id: 'serving-has-budget',
  tier: 'policy',
  severity: 'error',
  misses: 'the PodDisruptionBudget',
  kinds: ['Deployment'],
  summary: 'every serving workload with several replicas has a PodDisruptionBudget',
  why: 'Without a budget, draining two nodes may evict all replicas at once.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    const budgets = cluster.once(budgetsByPods);
    for (const [pods, service] of cluster.once(serving)) {
      if (pods.replicas.min < 2 || pods.owner.kind === 'DaemonSet' || budgets.has(pods)) continue;
      const is = `${pods.replicas.min} replicas behind Service ${service}, and no PodDisruptionBudget selects them`;
      const field = `${pods.metadataField}.labels`;
      yield { object: pods.owner, field, is, needed: 'a PodDisruptionBudget with maxUnavailable: 1' };
    }
  },
};
