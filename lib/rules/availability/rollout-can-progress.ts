import type { ClusterRule } from '../../model/rule.ts';
import type { KubernetesObject } from '../../model/kinds.ts';

export const rolloutCanProgress: ClusterRule = {
  id: 'rollout-can-progress',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'Rollout'],
  summary: 'a rolling update may add a pod or take one away',
  why: 'With maxSurge 0 and maxUnavailable 0 a rollout has no first step: the API server or Argo Rollouts refuses it.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  *check(cluster) {
    for (const object of cluster.of('Deployment')) {
      const { maxSurge, maxUnavailable } = object.spec?.strategy?.rollingUpdate ?? {};
      if (isNone(maxSurge) && isNone(maxUnavailable)) yield stuck(object, 'spec.strategy.rollingUpdate');
    }
    for (const object of cluster.of('Rollout')) {
      const { maxSurge, maxUnavailable } = object.spec?.strategy?.canary ?? {};
      if (isNone(maxSurge) && isNone(maxUnavailable)) yield stuck(object, 'spec.strategy.canary');
    }
    for (const object of cluster.of('DaemonSet')) {
      // The maxSurge of a DaemonSet is 0 by default.
      const { maxSurge = 0, maxUnavailable } = object.spec?.updateStrategy?.rollingUpdate ?? {};
      if (isNone(maxSurge) && isNone(maxUnavailable)) yield stuck(object, 'spec.updateStrategy.rollingUpdate');
    }
    for (const object of cluster.of('StatefulSet')) {
      const { maxUnavailable } = object.spec?.updateStrategy?.rollingUpdate ?? {};
      if (isNone(maxUnavailable)) yield stuck(object, 'spec.updateStrategy.rollingUpdate');
    }
  },
};

function isNone(value: unknown): boolean {
  return value === 0 || /^0+%?$/.test(String(value));
}

function stuck(object: KubernetesObject, field: string) {
  const surge = object.kind !== 'StatefulSet';
  const is = surge ? 'maxUnavailable 0 and maxSurge 0' : '0';
  return { object, field: `${field}.maxUnavailable`, is, needed: surge ? 'one of both above 0' : 'at least 1' };
}
