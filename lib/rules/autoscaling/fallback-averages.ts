import type { ClusterRule } from '../rule.ts';

/** KEDA computes the fallback as replicas times the target, and refuses it where no trigger has such a target. */
export const fallbackAverages: ClusterRule = {
  id: 'fallback-averages',
  severity: 'error',
  summary: 'a fallback has a trigger that it is defined for',
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      const { advanced, fallback, triggers = [] } = object.spec ?? {};
      if (fallback === undefined || advanced?.scalingModifiers?.formula !== undefined) continue;
      const averages = triggers.some(
        ({ type, metricType = 'AverageValue' }) => type !== 'cpu' && type !== 'memory' && metricType === 'AverageValue',
      );
      if (averages) continue;
      const is = 'a fallback, and no trigger besides CPU and memory with metricType AverageValue';
      yield { object, field: 'spec.fallback', is, needed: 'such a trigger, or no fallback' };
    }
  },
};
