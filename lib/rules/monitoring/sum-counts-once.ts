import { expressions } from '../../model/metrics/expressions.ts';
import { seconds } from '../../model/metrics/promql.ts';
import { singleExporter } from '../../model/metrics/single-exporter.ts';
import { numberOption, type ClusterRule } from '../../model/rule.ts';
import type { Of } from '../../model/kinds.ts';

export const sumCountsOnce: ClusterRule = {
  id: 'sum-counts-once',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PrometheusRule'],
  summary: 'an alert adds up what a single exporter says once, also while its pod is replaced',
  why: 'A Deployment starts the new pod before it deletes the old one. While both are scraped, each value exists twice and their sum is twice as high: an alert with a shorter `for` pages at every rollout.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  options: { seconds: { meaning: 'how long both pods are scraped, in seconds', default: 120 } },
  *check(cluster, options) {
    const least = numberOption(sumCountsOnce, 'seconds', options);
    for (const { object, field, alert, parts } of expressions(cluster)) {
      if (alert === undefined || seconds(alert.rule.for ?? '0s') >= least) continue;
      for (const one of parts) {
        const [added] = one.is === 'aggregation' && one.name === 'sum' ? one.args : [];
        if (added?.is !== 'selector' || added.range !== undefined || added.metric === undefined) continue;
        const owner = singleExporter(cluster, added);
        if (owner?.kind !== 'Deployment') continue;
        if ((owner as Of<'Deployment'>).spec?.strategy?.type === 'Recreate') continue;
        const is = `adds up '${added.metric}', which ${owner.kind} ${owner.metadata.name} exports twice while its only pod is replaced`;
        const needed = `sum(max by (…) (${added.metric})) over the labels that tell its series apart, or for: ${least}s`;
        yield { object, field, is, needed };
      }
    }
  },
};
