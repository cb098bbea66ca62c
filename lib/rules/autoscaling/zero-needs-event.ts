import type { ClusterRule } from '../../model/rule.ts';

export const zeroNeedsEvent: ClusterRule = {
  id: 'zero-needs-event',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ScaledObject'],
  summary: 'a ScaledObject with minReplicaCount 0 has a trigger besides CPU and memory',
  why: "Without pods there is no CPU or memory usage, so nothing would start the first pod; KEDA's webhook refuses it.",
  source: 'https://keda.sh/docs/latest/scalers/cpu/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      const { minReplicaCount = 0, triggers = [] } = object.spec ?? {};
      if (minReplicaCount > 0 || triggers.length === 0) continue;
      if (triggers.some(({ type }) => type !== 'cpu' && type !== 'memory')) continue;
      const is = '0, with triggers of CPU and memory alone';
      yield { object, field: 'spec.minReplicaCount', is, needed: 'at least 1, or a trigger that sees work waiting' };
    }
  },
};
