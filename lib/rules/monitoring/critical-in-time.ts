import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { textAt } from '../../model/delivery/installed-charts.ts';
import { prometheusStack } from '../../model/metrics/prometheus-stack.ts';
import { alerts, type Alert } from '../../model/metrics/expressions.ts';
import { seconds } from '../../model/metrics/promql.ts';
import { labelsOf, routesOf } from '../../model/metrics/alert-routes.ts';

export const criticalInTime: ClusterRule = {
  id: 'critical-in-time',
  tier: 'contract',
  severity: 'error',
  kinds: ['PrometheusRule'],
  summary: 'every critical alert pages within the time that its PrometheusRule declares',
  why: 'The time until somebody is paged adds up: the scrape interval, the evaluation interval, `for`, and the group wait of Alertmanager.',
  source: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  *check(cluster) {
    for (const alert of alerts(cluster)) {
      const { object, field, name, labels } = alert;
      const promised = object.metadata.annotations?.[promise];
      if (promised === undefined || labels.severity !== 'critical') continue;
      const parts = delaysOf(cluster, alert);
      const sum = parts.scrape + parts.evaluate + parts.hold + parts.group;
      if (!(sum > seconds(promised))) continue;
      const is = `'${name}' pages after ${sum} s: ${parts.scrape} to scrape, ${parts.evaluate} to evaluate, ${parts.hold} to hold, ${parts.group} to group`;
      yield { object, field: `${field}.for`, is, needed: `at most ${promised} together` };
    }
  },
};

const promise = 'strata.dev/critical-within';

function delaysOf(cluster: Cluster, alert: Alert) {
  const interval = (name: string) =>
    seconds(textAt(prometheusStack(cluster)?.values, `prometheus.prometheusSpec.${name}`) ?? '30s');
  const evaluate = alert.interval === undefined ? interval('evaluationInterval') : seconds(alert.interval);
  // A `for` below the evaluation interval takes one interval.
  const hold = Math.ceil(seconds(alert.rule.for ?? '0s') / evaluate) * evaluate;
  const waits = routesOf(cluster, labelsOf(cluster, alert)).map(({ groupWait }) => seconds(groupWait));
  // Without a receiver nobody is paged, so there is no time to compute.
  const group = waits.length === 0 ? 0 : Math.max(...waits);
  return { scrape: interval('scrapeInterval'), evaluate, hold, group };
}
