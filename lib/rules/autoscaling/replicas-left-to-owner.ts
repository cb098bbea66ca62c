import type { ClusterRule } from '../../model/rule.ts';
import { objectKey, rolloutsByReference } from '../../model/pods/scale-targets.ts';
import { autoscalersByTarget, shownObject } from '../../model/scaling/autoscalers.ts';

export const replicasLeftToOwner: ClusterRule = {
  id: 'replicas-left-to-owner',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no replicas stand where an autoscaler or a Rollout owns them',
  why: 'Argo CD resets a replica count that is in Git, and so undoes what the autoscaler or the Rollout has set.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  *check(cluster) {
    const autoscalers = cluster.once(autoscalersByTarget);
    const rollouts = cluster.once(rolloutsByReference);
    const workloads = cluster.of('Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout');
    for (const object of workloads) {
      const replicas = object.spec?.replicas;
      if (replicas === undefined) continue;
      const key = objectKey(object);
      const [autoscaler] = autoscalers.get(key) ?? [];
      const rollout = rollouts.get(key);
      // A Deployment at 0 beside its Rollout is how the Rollout's documentation migrates it.
      const owner = autoscaler?.object ?? (replicas === 0 ? undefined : rollout);
      if (owner === undefined) continue;
      const is = `${replicas}, which ${shownObject(owner)} decides`;
      const { scaleDown = 'never' } = rollout?.spec?.workloadRef ?? {};
      // A Deployment that nothing scales down keeps its own pods; without `replicas` it has one.
      const needed =
        owner === rollout && scaleDown === 'never' ? '0, or no replicas and scaleDown: onsuccess' : 'no replicas';
      yield { object, field: 'spec.replicas', is, needed };
    }
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
