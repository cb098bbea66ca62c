import type { ClusterRule } from '../../model/rule.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import { selects } from '../../model/selector.ts';
import { budgetsByPods } from '../../model/pods/disruption-budgets.ts';

export const oneBudgetPerPod: ClusterRule = {
  id: 'one-budget-per-pod',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PodDisruptionBudget'],
  summary: 'no pod is selected by two PodDisruptionBudgets',
  why: 'The eviction API answers every eviction of a pod that two budgets select with an internal error.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works',
  *check(cluster) {
    const told = new Set<KubernetesObject>();
    for (const [pods, budgets] of cluster.once(budgetsByPods)) {
      if (budgets.length < 2) continue;
      // Labels that controllers add to the pods later may make them differ.
      const [first, ...others] = budgets.filter(({ object }) => selects(object.spec?.selector ?? {}, pods.labels));
      for (const { object } of others) {
        if (told.has(object) || first === undefined) continue;
        told.add(object);
        const { kind, metadata } = pods.owner;
        const is = `selects the pods of ${kind} ${metadata.name}, as PodDisruptionBudget ${first.object.metadata.name} does`;
        yield { object, field: 'spec.selector', is, needed: 'one budget' };
      }
    }
  },
};
