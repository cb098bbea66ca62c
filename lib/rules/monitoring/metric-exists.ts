import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { candidates, exists, exported, type Exported } from '../../model/metrics/exported.ts';
import { expressions, type PlacedExpression } from '../../model/metrics/expressions.ts';
import { knownMetric } from '../../model/metrics/known-metrics.ts';
import { variableName } from '../../model/metrics/variables.ts';

export const metricExists: ClusterRule = {
  id: 'metric-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'what exports it',
  kinds: ['PrometheusRule'],
  summary: 'every metric that is asked for is exported',
  why: 'An alert on a metric that nothing exports never fires, and one on its absence always does.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/basics/',
  *check(cluster) {
    const all = exported(cluster);
    for (const placed of expressions(cluster)) {
      const { object, field, prefix } = placed;
      if (isEmptyInDev(cluster, placed)) continue;
      for (const name of namesIn(placed)) {
        const wrong = problemOf(cluster, all, name);
        if (wrong !== undefined) yield { object, field, is: `${prefix}${wrong.is}`, needed: wrong.needed };
      }
    }
  },
};

/** Dev has neither exporters nor backups, so panels about them are empty there. */
function isEmptyInDev({ environment }: Cluster, { from }: PlacedExpression): boolean {
  return environment === 'dev' && from === 'panel';
}

function namesIn({ parts }: PlacedExpression): ReadonlySet<string> {
  const names = new Set<string>();
  for (const one of parts)
    if (one.is === 'selector' && one.metric?.includes(variableName) === false) names.add(one.metric);
  return names;
}

function problemOf(cluster: Cluster, all: Exported, name: string) {
  const { declared, recorded, complete, effective } = all;
  if (exists(all, name)) return undefined;
  const known = knownMetric(name);
  const buckets = `${name}_bucket`;
  if (known?.type === 'histogram' || declared.has(buckets) || (!complete && bucketsAskedFor(cluster).has(buckets)))
    return {
      is: `asks for '${name}', a histogram, which has no series of that name`,
      needed: `'${buckets}', '${name}_sum' or '${name}_count'`,
    };
  if (!complete || recorded.has(name)) return undefined;
  const is = `asks for '${name}', which nothing exports`;
  const { scrapedBy, monitor } = known?.from ?? {};
  if (known !== undefined && !effective(known.from))
    return {
      is,
      needed:
        monitor === undefined
          ? `a monitor of the ${scrapedBy ?? ''} that declares it`
          : `the chart '${scrapedBy ?? ''}' with ${monitor}`,
    };
  return { is, needed: `a metric that a monitor declares or a controller exports${suggestion(name, candidates(all))}` };
}

/** The histogram of a `_bucket` metric that does not exist. */
function bucketsAskedFor(cluster: Cluster): ReadonlySet<string> {
  return cluster.once(bucketNames);
}

function bucketNames(cluster: Cluster): ReadonlySet<string> {
  const names = expressions(cluster).flatMap((placed) => [...namesIn(placed)]);
  return new Set(names.filter((name) => name.endsWith('_bucket')));
}
