import { templatesOf } from '../../model/admission/templates.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';

/** https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/ */
const builtIn: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

export const priorityIsOfClass: ClusterRule = {
  id: 'priority-is-of-class',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'a priority that pods state is that of their PriorityClass',
  why: 'The API server computes the number from the class, and refuses pods that state another one.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority',
  *check(cluster) {
    for (const { owner: object, field, spec } of templatesOf(cluster)) {
      const { priority, priorityClassName = '' } = spec;
      const ofClass = priority === undefined ? undefined : valueOf(cluster, priorityClassName);
      if (priority === undefined || ofClass === undefined || priority === ofClass) continue;
      const of = priorityClassName === '' ? 'the default class' : `PriorityClass ${priorityClassName}`;
      yield {
        object,
        field: `${field}.priority`,
        is: `${priority}, and ${of} has ${ofClass}`,
        needed: 'no such field',
      };
    }
  },
};

/** The value of a class; undefined of one that is not here, and where the cluster may have a default that is not here. */
function valueOf(cluster: Cluster, name: string): number | undefined {
  if (name !== '') return builtIn[name] ?? cluster.named('PriorityClass', '', name)?.value;
  return cluster.of('PriorityClass').find(({ globalDefault }) => globalDefault === true)?.value;
}
