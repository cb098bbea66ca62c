import type { ClusterRule } from '../../model/rule.ts';
import { podsByTarget } from '../../model/pods/scale-targets.ts';
import { objectKey } from '../../model/scaling/targets.ts';

export const canaryWeightIsReal: ClusterRule = {
  id: 'canary-weight-is-real',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Rollout'],
  summary: 'a canary without traffic routing has the pods for its weights',
  why: 'Without traffic routing the weight is a share of the pods, rounded up: 10 % of six is one of six.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/#overview',
  *check(cluster) {
    for (const object of cluster.of('Rollout')) {
      const { canary } = object.spec?.strategy ?? {};
      if (canary === undefined || canary.trafficRouting !== undefined) continue;
      const count = cluster.once(podsByTarget).get(objectKey(object))?.replicas.min ?? object.spec?.replicas ?? 1;
      for (const [index, { setWeight }] of (canary.steps ?? []).entries()) {
        if (setWeight === undefined || setWeight <= 0 || setWeight >= 100 || count === 0) continue;
        const real = Math.round((Math.ceil((setWeight * count) / 100) / count) * 1000) / 10;
        if (Math.abs(real - setWeight) < 1) continue;
        const is = `${setWeight}, which of ${count} ${count === 1 ? 'replica' : 'replicas'} is ${real} %`;
        const field = `spec.strategy.canary.steps[${index}].setWeight`;
        yield { object, field, is, needed: 'trafficRouting, or a weight that the replicas can show' };
      }
    }
  },
};
