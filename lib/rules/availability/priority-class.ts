import type { ClusterRule } from '../../model/rule.ts';

export const priorityClass: ClusterRule = {
  id: 'priority-class',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'every pod has a priorityClassName',
  why: 'A pod without a PriorityClass has priority 0 and is evicted first.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  *check(cluster) {
    if (cluster.of('PriorityClass').some(({ globalDefault }) => globalDefault === true)) return;
    for (const { owner, field, spec } of cluster.pods) {
      if ((spec.priorityClassName ?? '') !== '') continue;
      const is = 'missing: the least of all';
      yield { object: owner, field: `${field}.priorityClassName`, is, needed: 'the name of a PriorityClass' };
    }
  },
};
