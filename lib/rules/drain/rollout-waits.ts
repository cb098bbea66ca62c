import type { ClusterRule } from '../rule.ts';
import { mayBeProduction } from './serving.ts';

/** A Rollout that neither waits nor measures is a Deployment that somebody took for more. */
export const rolloutWaits: ClusterRule = {
  id: 'rollout-waits',
  severity: 'error',
  summary: 'a Rollout waits for a measurement, or for somebody, before everybody gets the new version',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    for (const object of cluster.of('Rollout')) {
      const { blueGreen, canary } = object.spec?.strategy ?? {};
      if (canary !== undefined) {
        const { analysis, steps = [] } = canary;
        const last = steps.findLastIndex(({ setWeight }) => setWeight !== undefined && setWeight < 100);
        const after = steps
          .slice(last + 1)
          .some((step) => 'pause' in step || 'analysis' in step || 'experiment' in step);
        const field = 'spec.strategy.canary.steps';
        if (last === -1) {
          const is = 'no step that gives the new version a part of the traffic';
          yield { object, field, is, needed: 'setWeight below 100, then a pause with an analysis' };
        } else if (!after) {
          yield { object, field, is: 'no pause and no analysis after the last setWeight', needed: 'pause or analysis' };
        } else if (
          analysis === undefined &&
          !steps.some(({ analysis: own, pause }) => own !== undefined || isEndless(pause))
        ) {
          const is = 'none, and no pause waits for somebody';
          yield { object, field: 'spec.strategy.canary.analysis', is, needed: 'an AnalysisTemplate' };
        }
      }
      if (blueGreen === undefined || blueGreen.autoPromotionEnabled === false) continue;
      if (blueGreen.prePromotionAnalysis !== undefined || blueGreen.postPromotionAnalysis !== undefined) continue;
      const is = 'none, and autoPromotionEnabled is not false';
      yield { object, field: 'spec.strategy.blueGreen.prePromotionAnalysis', is, needed: 'an AnalysisTemplate' };
    }
  },
};

function isEndless(pause: { readonly duration?: unknown } | undefined): boolean {
  return pause !== undefined && pause.duration === undefined;
}
