import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { mayBeProduction } from '../../model/environment.ts';

export const rolloutWaits: ClusterRule = {
  id: 'rollout-waits',
  tier: 'policy',
  severity: 'error',
  kinds: ['Rollout'],
  summary: 'a Rollout has an analysis or a pause before all traffic goes to the new version',
  why: 'A Rollout without an analysis or a pause behaves like a Deployment.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    for (const object of cluster.of('Rollout')) {
      const { blueGreen, canary } = object.spec?.strategy ?? {};
      if (canary !== undefined) {
        const { analysis, steps = [], trafficRouting } = canary;
        const exposed = (step: Step): boolean => exposes(step, trafficRouting?.maxTrafficWeight ?? 100);
        const last = steps.findLastIndex(exposed);
        const after = steps
          .slice(last)
          .some((step) => 'pause' in step || 'analysis' in step || 'experiment' in step || 'plugin' in step);
        const field = 'spec.strategy.canary.steps';
        if (last === -1) {
          const is = 'no step that gives the new version a part of the traffic';
          yield { object, field, is, needed: 'setWeight below 100, then a pause with an analysis' };
        } else if (!after) {
          yield { object, field, is: 'no pause and no analysis after the last setWeight', needed: 'pause or analysis' };
        } else if (analysis === undefined && !steps.slice(steps.findIndex(exposed)).some(judges)) {
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

type Step = NonNullable<
  NonNullable<NonNullable<NonNullable<Of<'Rollout'>['spec']>['strategy']>['canary']>['steps']
>[number];

/** Whether a step sends traffic to the new version; a header route without matches is removed. */
function exposes({ experiment, setHeaderRoute, setMirrorRoute, setWeight }: Step, all: number): boolean {
  if (setWeight !== undefined) return setWeight < all;
  return (experiment ?? setHeaderRoute?.match ?? setMirrorRoute?.match) !== undefined;
}

/** Whether a step ends by a measurement or by a person; what a plugin does is not known. */
function judges({ analysis, experiment, pause, plugin }: Step): boolean {
  if ((analysis ?? experiment?.analyses ?? plugin) !== undefined) return true;
  return [experiment, pause].some((step) => step !== undefined && step.duration === undefined);
}
