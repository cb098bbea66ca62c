import type { ClusterRule } from '../../model/rule.ts';
import { podsByTarget, targetKey, targetOf } from '../../model/pods/scale-targets.ts';

export const verticalCanEvict: ClusterRule = {
  id: 'vertical-can-evict',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['VerticalPodAutoscaler'],
  summary: 'a VerticalPodAutoscaler that evicts pods has at least two replicas to evict from',
  why: 'The updater leaves what has fewer than two replicas alone, so new requests wait for somebody to restart the pod.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/features.md',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      const { minReplicas = 2, updateMode = 'Recreate' } = object.spec?.updatePolicy ?? {};
      if (updateMode === 'Off' || updateMode === 'Initial') continue;
      const pods = cluster.once(podsByTarget).get(targetKey(targetOf(object, object.spec?.targetRef)));
      // Nobody knows how many nodes a DaemonSet has.
      if (pods === undefined || pods.owner.kind === 'DaemonSet' || pods.replicas.max >= minReplicas) continue;
      const is = `${updateMode}, but the updater waits for ${minReplicas} replicas and there is ${pods.replicas.max}`;
      const needed = 'Initial, or updatePolicy.minReplicas: 1 where a restart may interrupt';
      yield { object, field: 'spec.updatePolicy.updateMode', is, needed };
    }
  },
};
