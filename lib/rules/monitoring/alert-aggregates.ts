import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { comparisons, ofCounters, setOperators } from '../../knowledge/promql-functions.ts';
import { knownMetric } from '../../model/metrics/known-metrics.ts';
import type { Binary, Expression, Selector } from '../../model/metrics/promql.ts';

export const alertAggregates: ClusterRule = {
  id: 'alert-aggregates',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PrometheusRule'],
  summary: 'an alert compares its threshold with a sum or a ratio, not with each series',
  why: 'A threshold applies to every series on its own: with one series for each pod and route, all requests may fail while each series stays below it. Metrics whose series fail independently (a pod, a node, a database) are exempt.',
  source: 'https://prometheus.io/docs/practices/alerting/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, from, expression } of expressions(cluster)) {
      if (from !== 'alert') continue;
      for (const { operator, left, right } of thresholds(expression)) {
        // With `> 0`, a sum fires exactly when one of its series does.
        const isAny = operator === '>' && right.is === 'literal' && right.value === 0;
        const lonely = operator === '==' || operator === '!=' || isAny ? undefined : perSeries(left);
        if (lonely?.metric === undefined) continue;
        const is = `compares each series of '${lonely.metric}' by itself`;
        const needed =
          lonely.range === undefined
            ? `sum(${lonely.metric}), or max by (…) (…) for the things that may exceed it alone`
            : 'a share, sum(rate(…)) / sum(rate(…)), or a sum by what may fail alone';
        yield { object, field, is, needed };
      }
    }
  },
};

/** Comparisons with a number that decide whether the alert fires. */
function* thresholds(expression: Expression): Iterable<Binary> {
  if (expression.is !== 'binary') return;
  if (comparisons.has(expression.operator)) {
    if (isNumber(expression.right)) yield expression;
  } else if (setOperators.has(expression.operator)) {
    yield* thresholds(expression.left);
    yield* thresholds(expression.right);
  }
}

function isNumber(expression: Expression): boolean {
  return (
    expression.is === 'literal' ||
    (expression.is === 'binary' && isNumber(expression.left) && isNumber(expression.right))
  );
}

/** Series that are compared without aggregation: of a rate, or of a metric. */
function perSeries(expression: Expression): Selector | undefined {
  if (expression.is === 'selector') return isOfManySeries(expression) ? expression : undefined;
  if (expression.is !== 'call' || !ofCounters.has(expression.name)) return undefined;
  const [arg] = expression.args;
  return arg?.is === 'selector' && isOfManySeries(arg) ? arg : undefined;
}

/** Durations and ages concern one thing each; other metrics whose series fail independently are in the table. */
function isOfManySeries({ metric = '' }: Selector): boolean {
  if (/_(timestamp|time|age|expiry|up|info|ready|status)(_seconds)?$|:/.test(metric)) return false;
  return knownMetric(metric)?.from.perObject !== true;
}
