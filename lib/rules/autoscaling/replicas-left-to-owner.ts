import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { objectKey, rolloutsByReference } from '../../model/scaling/targets.ts';
import { autoscalersByTarget, objectText } from '../../model/scaling/autoscalers.ts';

export const replicasLeftToOwner: ClusterRule = {
  id: 'replicas-left-to-owner',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the replicas of a workload are left to the autoscaler or the Rollout that owns them',
  why: 'Argo CD resets a replica count that is in Git, and so undoes what the autoscaler or the Rollout has set.',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    'https://argo-rollouts.readthedocs.io/en/stable/migrating/',
  ],
  *check(cluster) {
    const autoscalers = cluster.once(autoscalersByTarget);
    const rollouts = cluster.once(rolloutsByReference);
    const workloads = cluster.of('Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout');
    for (const object of workloads) {
      const replicas = object.spec?.replicas;
      // In a cluster, the count is what the autoscaler has set.
      if (object.metadata.isLive === true) continue;
      const key = objectKey(object);
      if (replicas === undefined) {
        const rollout = autoscalers.has(key) ? undefined : rollouts.get(key);
        if (rollout === undefined || object.kind !== 'Deployment' || scaleDownOf(rollout) !== 'never') continue;
        const is = `missing, which is 1, and ${objectText(rollout)} scales nothing down`;
        yield { object, field: 'spec.replicas', is, needed: "0, or scaleDown: onsuccess in the Rollout's workloadRef" };
        continue;
      }
      const [autoscaler] = autoscalers.get(key) ?? [];
      const rollout = rollouts.get(key);
      // A Deployment at 0 beside its Rollout is how the Rollout's documentation migrates it.
      const owner = autoscaler?.object ?? (replicas === 0 ? undefined : rollout);
      if (owner === undefined) continue;
      const is = `${replicas}, which ${objectText(owner)} decides`;
      // A Deployment that nothing scales down keeps its own pods; without `replicas` it has one.
      const needed =
        owner === rollout && scaleDownOf(rollout) === 'never'
          ? '0, or no replicas and scaleDown: onsuccess'
          : 'no replicas';
      yield { object, field: 'spec.replicas', is, needed };
    }
    // KubeRay deletes no worker because of the count; only who applies it again and again undoes what the autoscaler sets.
    if (cluster.of('Application', 'ApplicationSet').length === 0) return;
    for (const object of cluster.of('RayCluster')) {
      const { enableInTreeAutoscaling, workerGroupSpecs = [] } = object.spec ?? {};
      if (enableInTreeAutoscaling !== true) continue;
      for (const [index, { replicas }] of workerGroupSpecs.entries()) {
        if (replicas === undefined) continue;
        const field = `spec.workerGroupSpecs[${index}].replicas`;
        yield { object, field, is: `${replicas}, which Ray's autoscaler decides`, needed: 'no replicas' };
      }
    }
  },
};

function scaleDownOf(rollout: Of<'Rollout'> | undefined): string {
  return rollout?.spec?.workloadRef?.scaleDown ?? 'never';
}
