import type { KubernetesObject, Loose, Of } from '../../model/kinds.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const metricHasTarget: ClusterRule = {
  id: 'metric-has-target',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler'],
  summary: 'every autoscaler metric has one source and a target of a type that the source supports',
  why: 'The API server refuses a metric whose target does not fit its type.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/autoscaling/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const scaler of cluster.of('HorizontalPodAutoscaler'))
      for (const [index, metric] of (scaler.spec?.metrics ?? []).entries())
        yield* wrongMetric(scaler, metric, `spec.metrics[${index}]`);
  },
};

type Metric = NonNullable<NonNullable<Of<'HorizontalPodAutoscaler'>['spec']>['metrics']>[number];
type Target = NonNullable<NonNullable<Metric['resource']>['target']>;

const sources: Readonly<Record<string, keyof typeof targets | undefined>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

/** By the field of the source, the fields of its target, one of which must be set. */
const targets = {
  containerResource: ['averageUtilization', 'averageValue'],
  external: ['value', 'averageValue'],
  object: ['value', 'averageValue'],
  pods: ['averageValue'],
  resource: ['averageUtilization', 'averageValue'],
} as const;

/** The field that each type of target requires. */
const announced: Readonly<Record<string, 'averageValue' | 'averageUtilization' | 'value' | undefined>> = {
  AverageValue: 'averageValue',
  Utilization: 'averageUtilization',
  Value: 'value',
};

function* wrongMetric(object: KubernetesObject, metric: Metric, field: string): Iterable<Found> {
  const { type = '' } = metric;
  const own = sources[type];
  if (own === undefined) return;
  for (const source of Object.values(sources))
    if (source !== undefined && source !== own && metric[source] !== undefined)
      yield {
        object,
        field: `${field}.${source}`,
        is: `not allowed in a metric of type ${type}`,
        needed: `${own} alone`,
      };
  const source = metric[own];
  if (source === undefined)
    yield { object, field: `${field}.${own}`, is: `missing with type ${type}`, needed: 'the metric' };
  else yield* wrongTarget(object, own, source.target ?? {}, `${field}.${own}.target`);
}

function* wrongTarget(
  object: KubernetesObject,
  source: keyof typeof targets,
  target: Loose<Target>,
  field: string,
): Iterable<Found> {
  const fields = targets[source];
  const there = fields.filter((name) => target[name] !== undefined);
  const needed = fields.join(' or ');
  if (there.length === 0) yield { object, field, is: `no ${needed}`, needed };
  else if (there.length > 1 && source !== 'object')
    yield { object, field, is: there.join(' and '), needed: `either ${needed}` };
  else {
    const { type = '' } = target;
    const value = announced[type];
    if (value !== undefined && target[value] === undefined)
      yield {
        object,
        field: `${field}.type`,
        is: `${type}, and no ${value}`,
        needed: `the type of ${there.join(' or ')}`,
      };
  }
  for (const name of ['averageValue', 'value'] as const)
    if (quantity(target[name]) <= 0)
      yield { object, field: `${field}.${name}`, is: `${target[name] ?? ''}`, needed: 'more than 0' };
}
