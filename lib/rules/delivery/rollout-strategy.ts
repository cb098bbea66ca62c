import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Of } from '../../model/kinds.ts';

type Strategy = NonNullable<NonNullable<Of<'Rollout'>['spec']>['strategy']>;

export const rolloutStrategy: ClusterRule = {
  id: 'rollout-strategy',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Rollout'],
  summary: 'the fields of a Rollout strategy are consistent',
  why: 'Argo Rollouts reports InvalidSpec and creates no pods, or creates a first version that is never replaced.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Rollout')) {
      const { strategy = {}, template, workloadRef } = object.spec ?? {};
      const { blueGreen, canary } = strategy;
      const found = (field: string, is: string, needed: string): Found => ({
        object,
        field: `spec.${field}`,
        is,
        needed,
      });
      if (workloadRef !== undefined && template !== undefined)
        yield found('template', 'stands beside workloadRef', 'one of both');
      if (workloadRef === undefined && template === undefined)
        yield found('template', 'missing, without workloadRef', 'one of both');
      if (blueGreen === undefined && canary === undefined)
        yield found('strategy', 'neither blueGreen nor canary', 'one of both');
      if (blueGreen !== undefined && canary !== undefined)
        yield found('strategy', 'blueGreen and canary', 'one of both');
      if (canary !== undefined) yield* canaryFindings(found, canary);
      if (blueGreen !== undefined) yield* blueGreenFindings(found, blueGreen);
    }
  },
};

type Report = (field: string, is: string, needed: string) => Found;

/** https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
function* canaryFindings(found: Report, canary: NonNullable<Strategy['canary']>): Iterable<Found> {
  const { canaryService, pingPong, stableService, steps = [], trafficRouting } = canary;
  if (canaryService !== undefined && canaryService === stableService)
    yield found('strategy.canary.canaryService', `${canaryService}, the stable Service too`, 'a Service of its own');
  const istio = trafficRouting?.istio;
  const bySubset = istio?.destinationRule !== undefined;
  if (trafficRouting !== undefined && !bySubset && pingPong === undefined) {
    for (const [name, service] of Object.entries({ canaryService, stableService })) {
      if (service === undefined)
        yield found(`strategy.canary.${name}`, 'missing, with trafficRouting', 'a Service of that version');
    }
  }
  for (const [index, step] of steps.entries()) {
    const at = `strategy.canary.steps[${index}]`;
    const actions = Object.keys(step);
    if (actions.length !== 1) yield found(at, actions.length === 0 ? 'no action' : actions.join(' and '), 'one action');
    const { setCanaryScale, setWeight } = step;
    const most = trafficRouting?.maxTrafficWeight ?? 100;
    if (setWeight !== undefined && (setWeight < 0 || setWeight > most))
      yield found(`${at}.setWeight`, String(setWeight), `0 to ${most}`);
    if (setCanaryScale !== undefined && trafficRouting === undefined)
      yield found(`${at}.setCanaryScale`, 'without trafficRouting', 'trafficRouting, or setWeight alone');
  }
}

function* blueGreenFindings(found: Report, blueGreen: NonNullable<Strategy['blueGreen']>): Iterable<Found> {
  const { activeService, autoPromotionEnabled, autoPromotionSeconds, previewService } = blueGreen;
  const at = 'strategy.blueGreen';
  if (activeService === undefined)
    yield found(`${at}.activeService`, 'missing', 'the Service of the version that serves');
  else if (activeService === previewService)
    yield found(`${at}.previewService`, `${previewService}, the active Service too`, 'a Service of its own');
  if (autoPromotionEnabled === false && (autoPromotionSeconds ?? 0) > 0)
    yield found(
      `${at}.autoPromotionSeconds`,
      `${autoPromotionSeconds ?? ''}, with autoPromotionEnabled: false`,
      'one of both',
    );
}
