import type { ClusterRule } from '../../model/rule.ts';
import { boundOf, budgetsOf, disruptions } from '../../model/pods/disruption-budgets.ts';

export const budgetKeepsSome: ClusterRule = {
  id: 'budget-keeps-some',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PodDisruptionBudget'],
  summary: 'no PodDisruptionBudget allows all replicas to be evicted at once',
  why: 'Such a budget has no effect: draining several nodes stops the whole workload.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  *check(cluster) {
    for (const { object, pods } of cluster.once(budgetsOf)) {
      const count = pods.reduce((sum, { replicas, runsOnce }) => sum + (runsOnce ? 0 : replicas.min), 0);
      if (count < 2 || disruptions(object, count) < count) continue;
      const { field, shown } = boundOf(object);
      const is = `${shown}, which allows all ${count} pods to be evicted at once`;
      yield { object, field, is, needed: 'maxUnavailable: 1' };
    }
  },
};
