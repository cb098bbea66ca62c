import type { ClusterRule } from '../../model/rule.ts';
import { podsOfTarget } from '../../model/pods/scale-targets.ts';

export const verticalCanEvict: ClusterRule = {
  id: 'vertical-can-evict',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['VerticalPodAutoscaler'],
  summary: 'a VerticalPodAutoscaler that evicts pods has at least two replicas to evict from',
  why: 'The updater does not evict the pods of a workload with fewer than two replicas, so new requests apply only after a manual restart.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/features.md',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      const { minReplicas = 2, updateMode = 'Recreate' } = object.spec?.updatePolicy ?? {};
      if (updateMode === 'Off' || updateMode === 'Initial') continue;
      const pods = podsOfTarget(cluster, object, object.spec?.targetRef);
      // The number of a DaemonSet's pods is not known.
      if (pods === undefined || pods.owner.kind === 'DaemonSet' || pods.replicas.max >= minReplicas) continue;
      const is = `${updateMode}, but the updater waits for ${minReplicas} replicas and there is ${pods.replicas.max}`;
      const needed = 'Initial, or updatePolicy.minReplicas: 1 where a restart may interrupt';
      yield { object, field: 'spec.updatePolicy.updateMode', is, needed };
    }
  },
};
