import { numberOption, type ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { ofCounters } from '../../knowledge/promql-functions.ts';
import { scrapeInterval } from '../../model/metrics/scrape-interval.ts';

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
        const interval = scrapeInterval(cluster, arg.metric ?? '');
        if (!(arg.range < scrapes * interval)) continue;
        const is = `${prefix}takes ${one.name} of '${arg.metric ?? ''}' over ${arg.range} s, which is scraped every ${interval} s`;
        yield { object, field, is, needed: `at least ${scrapes * interval} s` };
      }
    }
  },
};
