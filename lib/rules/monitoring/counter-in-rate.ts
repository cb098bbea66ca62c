import type { ClusterRule } from '../../model/rule.ts';
import { expressions, type PlacedExpression } from '../../model/metrics/expressions.ts';
import { comparisons, takesRange } from '../../knowledge/promql-functions.ts';
import { knownMetric } from '../../model/metrics/known-metrics.ts';
import type { Expression } from '../../model/metrics/promql.ts';

export const counterInRate: ClusterRule = {
  id: 'counter-in-rate',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AnalysisTemplate', 'ConfigMap', 'PrometheusRule', 'ScaledObject'],
  summary: 'every counter is read through rate, irate or increase',
  why: 'A counter only grows, and restarts at 0 with its process, so only its rate means something.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  ofObject: true,
  *check(cluster) {
    for (const placed of expressions(cluster)) {
      if (takesTotals(placed)) continue;
      const { object, field, prefix } = placed;
      for (const metric of bareCounters(placed.expression)) {
        const is = `${prefix}reads the counter '${metric}' without a rate`;
        yield { object, field, is, needed: `rate(${metric}[…]) or increase(${metric}[…])` };
      }
    }
  },
};

/** An analysis reads new pods, whose counters started at 0 with them; a dashboard may show a total. */
function takesTotals({ from, panel }: PlacedExpression): boolean {
  return from === 'analysis' || from === 'variable' || panel === 'stat' || panel === 'table';
}

function* bareCounters(expression: Expression): Iterable<string> {
  switch (expression.is) {
    case 'selector':
      if (expression.metric !== undefined && expression.range === undefined && isCounter(expression.metric))
        yield expression.metric;
      return;
    case 'call':
      if (takesRange(expression.name) || ofSeries.has(expression.name)) return;
      for (const arg of expression.args) yield* bareCounters(arg);
      return;
    case 'aggregation':
      if (expression.name === 'count' || expression.name === 'group') return;
      for (const arg of expression.args) yield* bareCounters(arg);
      return;
    case 'subquery':
      yield* bareCounters(expression.of);
      return;
    case 'binary': {
      const { operator, left, right } = expression;
      // Counters read without a rate on purpose: `x unless x offset 5m`, `x - x offset 1h`, and tests of existence.
      const other = right.is === 'literal' && comparisons.has(operator) && right.value === 0;
      if (other || (left.is === 'selector' && right.is === 'selector' && left.metric === right.metric)) return;
      yield* bareCounters(left);
      if (operator !== 'unless') yield* bareCounters(right);
      return;
    }
    case 'literal':
    case 'text':
  }
}

/** Functions of whether and when a value exists, not of the value. */
const ofSeries: ReadonlySet<string> = new Set(['absent', 'timestamp', 'start_timestamp', 'scalar']);

/** By the table of metrics, else by the name. `_sum` and `_count` do not tell: pg_stat_activity_count is a gauge. */
function isCounter(metric: string): boolean {
  const known = knownMetric(metric)?.type;
  return known === undefined || known === 'untyped' ? /_(total|bucket)$/.test(metric) : known === 'counter';
}
