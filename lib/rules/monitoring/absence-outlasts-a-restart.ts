import { expressions } from '../../model/metrics/expressions.ts';
import { seconds, within, type Expression, type Selector } from '../../model/metrics/promql.ts';
import { singleExporter } from '../../model/metrics/single-exporter.ts';
import { numberOption, type ClusterRule } from '../../model/rule.ts';

export const absenceOutlastsARestart: ClusterRule = {
  id: 'absence-outlasts-a-restart',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PrometheusRule'],
  summary: 'an alert on absent series waits longer than it takes to start what exports them again',
  why: 'Series of a single pod vanish when its node is drained, until the next pod has started and was scraped. An alert that does not wait for that pages at every node upgrade.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#absent',
  options: { seconds: { meaning: 'how long it takes to start a pod elsewhere, in seconds', default: 120 } },
  *check(cluster, options) {
    const least = numberOption(absenceOutlastsARestart, 'seconds', options);
    for (const { object, field, alert, expression } of expressions(cluster)) {
      if (alert === undefined) continue;
      const waits = seconds(alert.rule.for ?? '0s');
      if (!(waits < least)) continue;
      for (const series of absences(expression)) {
        const { metric = '', range = 0 } = series;
        const owner = singleExporter(cluster, series);
        if (owner === undefined || waits + range >= least) continue;
        const is = `fires ${waits + range} s after '${metric}' is gone, which ${owner.kind} ${owner.metadata.name} exports from a single pod`;
        yield { object, field, is, needed: `an alert of its own on absent(${metric}), for ${least}s or longer` };
      }
    }
  },
};

/** The `absent()` calls that make an expression true on their own; under `and` something else must hold too. */
function absences(expression: Expression): readonly Selector[] {
  if (expression.is === 'binary')
    return expression.operator === 'or' ? [...absences(expression.left), ...absences(expression.right)] : [];
  if (expression.is === 'aggregation') return expression.args.flatMap(absences);
  if (expression.is !== 'call' || (expression.name !== 'absent' && expression.name !== 'absent_over_time')) return [];
  return within(expression).flatMap((one) => (one.is === 'selector' && one.metric !== undefined ? one : []));
}
