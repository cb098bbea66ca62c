import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import { rolloutsByReference, targetKey, targetOf } from '../../model/scaling/targets.ts';

export const autoscalerTargetsRollout: ClusterRule = {
  id: 'autoscaler-targets-rollout',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject', 'VerticalPodAutoscaler'],
  summary: 'an autoscaler of a workload that a Rollout rolls out targets the Rollout',
  why: 'A Rollout owns the pods of the Deployment that it refers to. An autoscaler of the Deployment scales nothing, or a second set of pods.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/hpa-support/',
  *check(cluster) {
    if (cluster.of('Rollout').length === 0) return;
    for (const object of cluster.of('HorizontalPodAutoscaler', 'ScaledObject'))
      yield* found(cluster, object, 'spec.scaleTargetRef', object.spec?.scaleTargetRef);
    for (const object of cluster.of('VerticalPodAutoscaler'))
      yield* found(cluster, object, 'spec.targetRef', object.spec?.targetRef);
  },
};

function* found(
  cluster: Cluster,
  object: KubernetesObject,
  field: string,
  reference: { readonly kind?: string | undefined; readonly name?: string | undefined } | undefined,
): Iterable<Found> {
  const target = targetOf(object, reference);
  const rollout = cluster.once(rolloutsByReference).get(targetKey(target));
  if (rollout === undefined) return;
  const is = `${target.kind} ${target.name}, whose pods Rollout ${rollout.metadata.name} makes`;
  yield { object, field: `${field}.kind`, is, needed: `Rollout ${rollout.metadata.name} of argoproj.io/v1alpha1` };
}
