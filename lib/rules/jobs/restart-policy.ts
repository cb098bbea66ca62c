import type { ClusterRule } from '../../model/rule.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';

export const restartPolicy: ClusterRule = {
  id: 'restart-policy',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'pods of Jobs use restartPolicy Never or OnFailure, all others Always',
  why: 'The API server accepts only Always for pods that run permanently, and anything but Always for pods of Jobs.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  ofObject: true,
  *check(cluster) {
    for (const { owner, field, spec, runsOnce } of writtenPods(cluster)) {
      const { restartPolicy: policy = 'Always' } = spec;
      const path = `${field}.restartPolicy`;
      const written = spec.restartPolicy === undefined ? 'missing, which is Always' : policy;
      if (runsOnce && policy === 'Always')
        yield { object: owner, field: path, is: written, needed: 'Never or OnFailure' };
      else if (restarted.has(owner.kind) && policy !== 'Always')
        yield { object: owner, field: path, is: policy, needed: 'no such field, or Always' };
    }
  },
};

const restarted = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Rollout']);
