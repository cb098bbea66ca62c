import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { ofCounters } from '../../knowledge/promql-functions.ts';
import { knownMetric } from '../../model/metrics/known-metrics.ts';

export const gaugeInRate: ClusterRule = {
  id: 'gauge-in-rate',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['AnalysisTemplate', 'ConfigMap', 'PrometheusRule', 'ScaledObject'],
  summary: 'rate and increase are applied to counters only',
  why: '`rate` and `increase` take every decrease of a gauge for a restart of a counter, and return wrong values.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, prefix, parts } of expressions(cluster)) {
      for (const one of parts) {
        if (one.is !== 'call' || !ofCounters.has(one.name)) continue;
        const [arg] = one.args;
        if (arg?.is !== 'selector' || arg.metric === undefined || knownMetric(arg.metric)?.type !== 'gauge') continue;
        const is = `${prefix}applies ${one.name} to the gauge '${arg.metric}'`;
        yield { object, field, is, needed: `delta(${arg.metric}[…]), or avg_over_time for its level` };
      }
    }
  },
};
