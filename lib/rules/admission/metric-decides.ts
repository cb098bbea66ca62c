import type { Of } from '../../model/kinds.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const metricDecides: ClusterRule = {
  id: 'metric-decides',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AnalysisTemplate'],
  summary: 'every analysis metric has a condition that can fail, and an interval for its count',
  why: 'Argo Rollouts refuses an analysis whose metric has no condition or no interval for its count.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  ofObject: true,
  *check(cluster) {
    for (const analysis of cluster.of('AnalysisTemplate')) {
      const names = new Set<string>();
      for (const [index, metric] of (analysis.spec?.metrics ?? []).entries()) {
        const field = `spec.metrics[${index}]`;
        const { name = '' } = metric;
        if (names.has(name))
          yield { object: analysis, field: `${field}.name`, is: `${name} again`, needed: 'a name of its own' };
        names.add(name);
        yield* undecided(analysis, metric, field);
      }
    }
  },
};

type Analysis = Of<'AnalysisTemplate'>;
type Metric = NonNullable<NonNullable<Analysis['spec']>['metrics']>[number];

function* undecided(object: Analysis, metric: Metric, field: string): Iterable<Found> {
  const {
    count,
    failureCondition = '',
    failureLimit,
    inconclusiveLimit,
    interval = '',
    provider,
    successCondition = '',
  } = metric;
  // The other providers report success themselves.
  const { prometheus, web } = provider ?? {};
  const saysItself = prometheus === undefined && web === undefined;
  if (failureCondition === '' && successCondition === '' && !saysItself)
    yield {
      object,
      field: `${field}.successCondition`,
      is: 'missing, as is failureCondition: every measurement succeeds',
      needed: 'a condition, such as result[0] >= 0.95',
    };
  // The value of an argument is known only when the analysis starts.
  const times = quantity(count);
  if (times > 1 && interval === '')
    yield { object, field: `${field}.interval`, is: `missing, with count ${times}`, needed: 'a duration, such as 1m' };
  for (const [name, limit] of [
    ['failureLimit', quantity(failureLimit)],
    ['inconclusiveLimit', quantity(inconclusiveLimit)],
  ] as const)
    if (times > 0 && limit > times)
      yield {
        object,
        field: `${field}.${name}`,
        is: `${limit}, above count ${times}: it never fails`,
        needed: `at most ${times}`,
      };
}
