import type { ClusterRule } from '../../model/rule.ts';

export const fallbackAverages: ClusterRule = {
  id: 'fallback-averages',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ScaledObject'],
  summary: 'a KEDA fallback has a trigger that supports it',
  why: 'KEDA computes the metric that yields the fallback replicas, and cannot do so for CPU and memory. Metrics of type Value have a fallback since 2.18.',
  source: 'https://keda.sh/docs/2.18/reference/scaledobject-spec/#fallback',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      const { advanced, fallback, triggers = [] } = object.spec ?? {};
      if (fallback === undefined || advanced?.scalingModifiers?.formula !== undefined) continue;
      if (triggers.some(({ type }) => type !== 'cpu' && type !== 'memory')) continue;
      const is = 'a fallback, and no trigger besides CPU and memory';
      yield { object, field: 'spec.fallback', is, needed: 'another trigger, or no fallback' };
    }
  },
};
