import type { ClusterRule } from '../../model/rule.ts';
import { mayBeBrought } from '../../model/references/brought.ts';
import { missing } from '../../model/references/missing.ts';

const builtIn = ['system-cluster-critical', 'system-node-critical'];

export const priorityClassExists: ClusterRule = {
  id: 'priority-class-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the PriorityClass',
  kinds: ['pods'],
  summary: 'every PriorityClass that pods name exists',
  why: 'The API server refuses pods whose PriorityClass does not exist.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority',
  *check(cluster) {
    if (mayBeBrought(cluster, 'PriorityClass')) return;
    const classes = new Set([...cluster.names('PriorityClass', ''), ...builtIn]);
    for (const { owner, spec, field } of cluster.pods) {
      const name = spec.priorityClassName;
      if (name === undefined || name === '' || classes.has(name)) continue;
      yield { object: owner, field: `${field}.priorityClassName`, ...missing('PriorityClass', '', name, classes) };
    }
  },
};
