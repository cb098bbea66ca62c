import type { Cluster } from '../../model/cluster.ts';
import { numberOption, type ClusterRule } from '../../model/rule.ts';
import { textAt } from '../../model/delivery/installed-charts.ts';
import { prometheusStack } from '../../model/metrics/prometheus-stack.ts';
import { exported } from '../../model/metrics/exported.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { ofCounters } from '../../knowledge/promql-functions.ts';
import { seconds, type Selector } from '../../model/metrics/promql.ts';
import { endpointsOfMonitor } from '../../model/metrics/monitored-ports.ts';
import type { Scrape } from '../../model/metrics/scrapes.ts';

export const rangeCoversScrapes: ClusterRule = {
  id: 'range-covers-scrapes',
  tier: 'policy',
  severity: 'warning',
  kinds: ['AnalysisTemplate', 'ConfigMap', 'PrometheusRule', 'ScaledObject'],
  summary: 'every rate is taken over at least four scrapes',
  why: 'A rate needs two samples in its range, and a scrape may fail. Four intervals tolerate two failed scrapes.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/functions/#rate',
  options: { scrapes: { meaning: 'how many scrapes the range of a rate covers', default: 4 } },
  *check(cluster, options) {
    const scrapes = numberOption(rangeCoversScrapes, 'scrapes', options);
    for (const { object, field, prefix, parts } of expressions(cluster)) {
      for (const one of parts) {
        if (one.is !== 'call' || !ofCounters.has(one.name)) continue;
        const [arg] = one.args;
        if (arg?.is !== 'selector' || arg.range === undefined) continue;
        const interval = intervalOf(cluster, arg);
        if (!(arg.range < scrapes * interval)) continue;
        const is = `${prefix}takes ${one.name} of '${arg.metric ?? ''}' over ${arg.range} s, which is scraped every ${interval} s`;
        yield { object, field, is, needed: `at least ${scrapes * interval} s` };
      }
    }
  },
};

/** The scrape interval of a metric in seconds: that of its monitor, else that of Prometheus, else 30 s. */
function intervalOf(cluster: Cluster, { metric = '' }: Selector): number {
  const usual = cluster.once(usualInterval);
  const own = (exported(cluster).declared.get(metric) ?? []).flatMap(intervals);
  return own.length === 0 ? usual : Math.max(...own);
}

function intervals({ monitor }: Scrape): readonly number[] {
  return endpointsOfMonitor(monitor).flatMap(({ interval }) => (interval === undefined ? [] : seconds(interval)));
}

function usualInterval(cluster: Cluster): number {
  return seconds(textAt(prometheusStack(cluster)?.values, 'prometheus.prometheusSpec.scrapeInterval') ?? '30s');
}
