import type { ClusterRule } from '../../model/rule.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';

export const gracePeriodIsGiven: ClusterRule = {
  id: 'grace-period-is-given',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'pods are given time to end',
  why: 'With a grace period of 0 containers are killed at once: no preStop hook runs, no SIGTERM arrives, open requests break. Kubernetes calls it unsafe for a StatefulSet, whose next pod may start while the old one still writes.',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
  ],
  ofObject: true,
  *check(cluster) {
    for (const { owner, field, spec, runsOnce } of writtenPods(cluster)) {
      if (spec.terminationGracePeriodSeconds !== 0 || runsOnce) continue;
      const is = '0: containers are killed without a signal';
      yield { object: owner, field: `${field}.terminationGracePeriodSeconds`, is, needed: 'at least 1' };
    }
  },
};
