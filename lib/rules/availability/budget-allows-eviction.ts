import type { ClusterRule } from '../../model/rule.ts';
import { boundOf, budgetsOf, disruptions } from '../../model/pods/disruption-budgets.ts';

export const budgetAllowsEviction: ClusterRule = {
  id: 'budget-allows-eviction',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  summary: 'every PodDisruptionBudget allows at least one eviction at the minimum replica count',
  why: 'A budget that allows no eviction blocks every drain: nodes are neither upgraded nor consolidated until somebody deletes the pods by hand.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
  *check(cluster) {
    for (const { object, pods } of cluster.once(budgetsOf)) {
      // A drain ignores the pods of a DaemonSet, and a workload at 0 has none.
      const running = pods.filter(
        ({ owner, replicas, runsOnce }) => !runsOnce && owner.kind !== 'DaemonSet' && replicas.max > 0,
      );
      if (running.length === 0) continue;
      // With a minimum of 0 there may be no pod to evict; the smallest count with one is 1.
      const count = running.reduce((sum, { replicas }) => sum + Math.max(1, replicas.min), 0);
      if (disruptions(object, count) !== 0) continue;
      const { field, shown } = boundOf(object);
      const is = `${shown}, which allows no eviction of ${count} ${count === 1 ? 'pod' : 'pods'}`;
      yield { object, field, is, needed: 'maxUnavailable: 1' };
    }
  },
};
