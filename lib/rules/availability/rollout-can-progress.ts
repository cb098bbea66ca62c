import type { ClusterRule } from '../../model/rule.ts';

export const rolloutCanProgress: ClusterRule = {
  id: 'rollout-can-progress',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Rollout'],
  summary: 'a Rollout may add a pod or take one away',
  why: 'With maxSurge 0 and maxUnavailable 0 a canary has no first step: Argo Rollouts does not begin it.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Rollout')) {
      const { maxSurge, maxUnavailable } = object.spec?.strategy?.canary ?? {};
      if (isNone(maxSurge) && isNone(maxUnavailable))
        yield {
          object,
          field: 'spec.strategy.canary.maxUnavailable',
          is: 'maxUnavailable 0 and maxSurge 0',
          needed: 'one of both above 0',
        };
    }
  },
};

function isNone(value: unknown): boolean {
  return value === 0 || /^0+%?$/.test(String(value));
}
