import type { ClusterRule } from '../../model/rule.ts';

export const rollingUpdate: ClusterRule = {
  id: 'rolling-update',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'workloads with several replicas are updated one after another',
  why: 'Recreate deletes all pods before it creates the first new one.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  *check(cluster) {
    for (const { owner, scaled, replicas } of cluster.pods) {
      if (owner.kind !== 'Deployment' || scaled !== owner || replicas.max < 2) continue;
      const deployment = cluster.named('Deployment', owner.metadata.namespace ?? '', owner.metadata.name);
      if (deployment?.spec?.strategy?.type !== 'Recreate') continue;
      const is = `Recreate, with up to ${replicas.max} replicas: nobody answers meanwhile`;
      yield { object: owner, field: 'spec.strategy.type', is, needed: 'RollingUpdate' };
    }
  },
};
