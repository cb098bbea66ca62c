import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { ofCounters } from '../../knowledge/promql-functions.ts';
import { within, type Expression } from '../../model/metrics/promql.ts';

export const histogramQuantile: ClusterRule = {
  id: 'histogram-quantile',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AnalysisTemplate', 'ConfigMap', 'PrometheusRule', 'ScaledObject'],
  summary: 'every histogram_quantile is computed over rates of buckets, summed by le',
  why: 'Buckets count since the process started, so a quantile needs their rates, and it needs all buckets of a histogram, told apart by `le`.',
  source: 'https://prometheus.io/docs/practices/histograms/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, prefix, parts } of expressions(cluster)) {
      for (const one of parts) {
        if (one.is !== 'call' || one.name !== 'histogram_quantile') continue;
        const wrong = problemOf(one.args[1]);
        if (wrong !== undefined) yield { object, field, is: prefix + wrong.is, needed: wrong.needed };
      }
    }
  },
};

function problemOf(arg: Expression | undefined) {
  if (arg === undefined) return undefined;
  const inner = within(arg);
  const buckets = inner.find((one) => one.is === 'selector' && one.metric?.endsWith('_bucket') === true);
  if (buckets?.is !== 'selector') return undefined;
  const metric = buckets.metric ?? '';
  const needed = `histogram_quantile(…, sum by (le) (rate(${metric}[5m])))`;
  if (!inner.some((one) => one.is === 'call' && (ofCounters.has(one.name) || one.name.endsWith('_over_time'))))
    return { is: `takes a quantile of '${metric}' since each process began`, needed };
  const lost = inner.find((one) => one.is === 'aggregation' && !keepsBuckets(one) && within(one).includes(buckets));
  if (lost?.is === 'aggregation') return { is: `takes a quantile of buckets whose le is lost in ${lost.name}`, needed };
  if (!inner.some(({ is }) => is === 'aggregation'))
    return { is: `takes a quantile of each series of '${metric}' by itself`, needed };
  return undefined;
}

function keepsBuckets(expression: Expression): boolean {
  if (expression.is !== 'aggregation' || !['sum', 'avg', 'min', 'max'].includes(expression.name)) return true;
  const { grouping } = expression;
  return grouping !== undefined && grouping.by === grouping.labels.includes('le');
}
