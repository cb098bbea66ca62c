import type { ClusterRule } from '../../model/rule.ts';
import { autoscalersOf } from '../../model/scaling/autoscalers.ts';

export const autoscalerBounds: ClusterRule = {
  id: 'autoscaler-bounds',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler', 'RayCluster', 'ScaledObject'],
  summary: 'every autoscaler has a maximum above its minimum, and a minimum above zero',
  why: 'A maximum below the minimum is refused, and an HPA at 0 replicas never starts a pod again.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/autoscaling/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const { object, max, maxField, min, minField } of cluster.once(autoscalersOf)) {
      if (object.kind === 'HorizontalPodAutoscaler' && min < 1)
        yield { object, field: minField, is: `${min}`, needed: 'at least 1, or a ScaledObject, which scales to 0' };
      if (max < min)
        yield { object, field: maxField, is: `${max}, below the minimum ${min}`, needed: `more than ${min}` };
      // A ScaledObject that scales to 0 also moves between 0 and its minimum.
      else if (max === min && !('idleReplicaCount' in (object.spec ?? {})))
        yield { object, field: maxField, is: `${max}, the minimum too`, needed: `more than ${min}, or no autoscaler` };
    }
    for (const object of cluster.of('ScaledObject')) {
      const { idleReplicaCount, minReplicaCount = 0 } = object.spec ?? {};
      if (idleReplicaCount === undefined || idleReplicaCount < minReplicaCount) continue;
      const is = `${idleReplicaCount}, not below the minimum ${minReplicaCount}`;
      yield { object, field: 'spec.idleReplicaCount', is, needed: 'less than minReplicaCount' };
    }
    for (const object of cluster.of('RayCluster')) {
      for (const [index, { minReplicas = 0, maxReplicas }] of (object.spec?.workerGroupSpecs ?? []).entries()) {
        if (maxReplicas === undefined || maxReplicas >= minReplicas) continue;
        const is = `${maxReplicas}, below the minimum ${minReplicas}`;
        yield { object, field: `spec.workerGroupSpecs[${index}].maxReplicas`, is, needed: `at least ${minReplicas}` };
      }
    }
  },
};
