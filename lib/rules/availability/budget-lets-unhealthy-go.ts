import type { ClusterRule } from '../../model/rule.ts';

export const budgetLetsUnhealthyGo: ClusterRule = {
  id: 'budget-lets-unhealthy-go',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PodDisruptionBudget'],
  summary: 'no PodDisruptionBudget protects pods that are not healthy',
  why: 'By default, pods that run and are not ready are evicted only while enough others are healthy: a workload that crashes keeps its nodes from being drained. Kubernetes recommends AlwaysAllow; who cannot lose an unready pod, such as one that restores data, chooses otherwise.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('PodDisruptionBudget')) {
      const { unhealthyPodEvictionPolicy: policy } = object.spec ?? {};
      if (policy === 'AlwaysAllow') continue;
      const is = policy ?? 'missing, which is IfHealthyBudget';
      yield { object, field: 'spec.unhealthyPodEvictionPolicy', is, needed: 'AlwaysAllow' };
    }
  },
};
