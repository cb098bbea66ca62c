import type { ClusterRule } from '../../model/rule.ts';

export const targetCanScale: ClusterRule = {
  id: 'target-can-scale',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject', 'VerticalPodAutoscaler'],
  summary: 'what an autoscaler targets can be scaled',
  why: 'A kind without a scale subresource cannot be scaled: the autoscaler reports an error and does nothing.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('HorizontalPodAutoscaler', 'ScaledObject')) {
      const kind = object.spec?.scaleTargetRef?.kind ?? '';
      const instead = unscalable.get(kind);
      if (instead === undefined) continue;
      const is = `${kind}, which has no scale subresource`;
      yield { object, field: 'spec.scaleTargetRef.kind', is, needed: instead };
    }
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      const kind = object.spec?.targetRef?.kind ?? '';
      const instead = unscalable.get(kind);
      // It reads the templates of these itself.
      if (instead === undefined || ['CronJob', 'DaemonSet', 'Job'].includes(kind)) continue;
      const needed = kind.startsWith('Ray') ? 'no autoscaler: Ray would not follow new requests' : instead;
      yield { object, field: 'spec.targetRef.kind', is: `${kind}, which has no scale subresource`, needed };
    }
  },
};

const rayScalesItself = 'no autoscaler: enableInTreeAutoscaling of the RayCluster';

/** Kinds without a scale subresource: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/, and the CRDs of KubeRay. */
const unscalable: ReadonlyMap<string, string> = new Map([
  ['CronJob', 'a Deployment, StatefulSet or Rollout'],
  ['DaemonSet', 'no autoscaler: a DaemonSet has a pod for each node'],
  ['Job', 'a ScaledJob, or a Deployment'],
  ['Pod', 'a Deployment, StatefulSet or Rollout'],
  ['RayCluster', rayScalesItself],
  ['RayJob', rayScalesItself],
  ['RayService', rayScalesItself],
  ['Service', 'a Deployment, StatefulSet or Rollout'],
]);
