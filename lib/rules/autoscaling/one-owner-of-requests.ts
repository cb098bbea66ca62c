import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { containersOf } from '../../model/pods/pods.ts';
import { podsByTarget } from '../../model/pods/scale-targets.ts';
import { rolloutsByReference, targetKey, targetOf, type Target } from '../../model/scaling/targets.ts';
import { autoscalersByTarget } from '../../model/scaling/autoscalers.ts';
import { isActive, managed } from '../../model/scaling/vertical-policies.ts';

export const oneOwnerOfRequests: ClusterRule = {
  id: 'one-owner-of-requests',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VerticalPodAutoscaler'],
  summary: 'no VerticalPodAutoscaler changes requests that a HorizontalPodAutoscaler computes utilization from',
  why: 'Utilization is usage divided by the request. If the VerticalPodAutoscaler changes the request, the HorizontalPodAutoscaler changes the replicas, and each reacts to the other.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
  *check(cluster) {
    for (const vertical of cluster.of('VerticalPodAutoscaler')) {
      if (!isActive(vertical)) continue;
      const target = ownerOf(cluster, targetOf(vertical, vertical.spec?.targetRef));
      for (const { object, resources } of cluster.once(autoscalersByTarget).get(targetKey(target)) ?? []) {
        const pods = cluster.once(podsByTarget).get(targetKey(target));
        const names = pods === undefined ? ['*'] : containersOf(pods).map(({ container }) => container.name ?? '');
        for (const { resource, container, ofRequests } of resources) {
          if (!ofRequests) continue;
          const measured = container === undefined ? names : [container];
          if (!measured.some((name) => managed(vertical, name, resource))) continue;
          const field = 'spec.updatePolicy.updateMode';
          const mode = vertical.spec?.updatePolicy?.updateMode ?? 'Recreate';
          const is = `${mode} for ${resource}, whose utilisation ${object.kind} ${object.metadata.name} scales on`;
          yield { object: vertical, field, is, needed: '"Off", or controlledResources without it' };
        }
      }
    }
  },
};

/** If a Rollout refers to the target, the Rollout is scaled. */
function ownerOf(cluster: Cluster, target: Target): Target {
  const rollout = cluster.once(rolloutsByReference).get(targetKey(target));
  return rollout === undefined ? target : targetOf(rollout, { kind: 'Rollout', name: rollout.metadata.name });
}
