import type { ClusterRule } from '../../model/rule.ts';
import { budgetsOf } from '../../model/pods/disruption-budgets.ts';

export const budgetCountsPods: ClusterRule = {
  id: 'budget-counts-pods',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  summary: 'a PodDisruptionBudget for pods of an owner without a scale subresource uses an integer minAvailable',
  why: 'Percentages and maxUnavailable are computed from the scale subresource of the owner. If the owner has none, the budget never syncs and allows no eviction.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
  *check(cluster) {
    for (const { object, pods } of cluster.once(budgetsOf)) {
      const { maxUnavailable, minAvailable } = object.spec ?? {};
      const field = maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable';
      if (field === 'minAvailable' && !String(minAvailable).endsWith('%')) continue;
      const unscaled = pods.find(({ owner }) => scaleless.has(owner.kind));
      if (unscaled === undefined) continue;
      const { kind, metadata } = unscaled.owner;
      const is = `${String(maxUnavailable ?? minAvailable)} of the pods of ${kind} ${metadata.name}, which has no scale to count from`;
      yield { object, field: `spec.${field}`, is, needed: 'minAvailable with a number' };
    }
  },
};

const scaleless = new Set(['CronJob', 'DaemonSet', 'Job', 'Pod', 'RayCluster', 'RayJob', 'RayService']);
