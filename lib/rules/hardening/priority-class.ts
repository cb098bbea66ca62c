import type { ClusterRule } from '../../model/rule.ts';

/** Where nodes are full, the scheduler evicts the pods of least priority: it must know which those are. */
export const priorityClass: ClusterRule = {
  id: 'priority-class',
  severity: 'warning',
  summary: 'every pod has a priority',
  *check(cluster) {
    if (cluster.of('PriorityClass').some(({ globalDefault }) => globalDefault === true)) return;
    for (const { owner, field, spec } of cluster.pods) {
      if ((spec.priorityClassName ?? '') !== '') continue;
      const is = 'missing: the least of all';
      yield { object: owner, field: `${field}.priorityClassName`, is, needed: 'the name of a PriorityClass' };
    }
  },
};
