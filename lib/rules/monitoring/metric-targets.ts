import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';
import { prometheusStack } from '../../model/metrics/prometheus-stack.ts';
import { exported, type Exported } from '../../model/metrics/exported.ts';
import { expressions, isOpen, type PlacedExpression } from '../../model/metrics/expressions.ts';
import { knownMetric } from '../../model/metrics/known-metrics.ts';
import { mayMatch, podNames } from '../../model/metrics/matching.ts';
import type { Matcher, Selector } from '../../model/metrics/promql.ts';
import { scrapes, type Target } from '../../model/metrics/scrapes.ts';

export const metricTargets: ClusterRule = {
  id: 'metric-targets',
  tier: 'correctness',
  severity: 'error',
  misses: 'what exports it',
  kinds: ['PrometheusRule'],
  summary: 'every expression asks for series of a job, a namespace and pods that export them',
  why: 'A job, namespace or pod without such series matches nothing: an alert on it never fires.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors',
  *check(cluster) {
    const all = exported(cluster);
    if (!all.complete) return;
    for (const placed of expressions(cluster)) {
      for (const one of placed.parts) {
        if (one.is !== 'selector' || one.metric === undefined) continue;
        const wrong = problemOf(cluster, all, placed, one, one.metric);
        if (wrong === undefined) continue;
        const { object, field, prefix } = placed;
        yield { object, field, is: prefix + wrong.is, needed: wrong.needed };
      }
    }
  },
};

type Label = (typeof labels)[number];
const labels = ['namespace', 'job', 'service', 'endpoint', 'container', 'pod'] as const;

function problemOf(cluster: Cluster, all: Exported, placed: PlacedExpression, { matchers }: Selector, metric: string) {
  const positive = matchers.filter(
    (matcher) =>
      (matcher.operator === '=' || matcher.operator === '=~') &&
      isTargetLabel(matcher.label) &&
      !isOpen(placed, matcher.value),
  );
  const [first] = positive;
  const targets = first === undefined ? undefined : targetsOf(cluster, all, metric);
  if (first === undefined || targets === undefined) return undefined;
  // Labels are tried one by one first, so that the finding names the wrong one.
  for (const matcher of positive) {
    if (targets.some((target) => matches(target, matcher))) continue;
    const values = [...new Set(targets.flatMap((target) => valuesOf(target, matcher.label as Label)))].sort();
    const asked = `${metric}{${matcher.label}${matcher.operator}"${matcher.value}"}`;
    if (metric === 'up' && matcher.label === 'job' && isJobOfChart(cluster, matcher)) continue;
    if (values.length === 0)
      return {
        is: `asks for ${asked}, and no series has that label`,
        needed: `no match on ${matcher.label}: a PodMonitor does not set it`,
      };
    return {
      is: `asks for ${asked}, and nothing like that is scraped`,
      needed: `${matcher.label} ${values.slice(0, 5).join(' or ')}${suggestion(matcher.value, values)}`,
    };
  }
  if (positive.length < 2 || metric === 'up') return undefined;
  if (targets.some((target) => positive.every((matcher) => matches(target, matcher)))) return undefined;
  const asked = positive.map(({ label, operator, value }) => `${label}${operator}"${value}"`).join(',');
  return {
    is: `asks for ${metric}{${asked}}, and no pod has all of that`,
    needed: 'labels of one and the same target',
  };
}

/** Where a metric comes from; undefined where that is not known. */
function targetsOf(cluster: Cluster, all: Exported, metric: string): readonly Target[] | undefined {
  if (metric === 'up' || metric.startsWith('scrape_')) return scrapes(cluster).flatMap(({ targets }) => targets);
  const source = knownMetric(metric)?.from.scrapedBy;
  const from =
    source === 'istio proxy' || source === 'cnpg instance' ? all.scrapedBySort(source) : all.declared.get(metric);
  if (from === undefined || from.some(({ ownLabels }) => ownLabels)) return undefined;
  return from.flatMap(({ targets }) => targets);
}

function isTargetLabel(label: string): boolean {
  return (labels as readonly string[]).includes(label);
}

function matches(target: Target, matcher: Matcher): boolean {
  return valuesOf(target, matcher.label as Label).some((value) => mayMatch(matcher, value));
}

function valuesOf({ pods, labels: given }: Target, label: Label): readonly string[] {
  if (label === 'pod') return podNames(pods);
  const value = given[label];
  return value === undefined || value === '' ? [] : [value];
}

/** Helm charts bring their own monitors, whose jobs are named after their Services. */
function isJobOfChart(cluster: Cluster, matcher: Matcher): boolean {
  const stack = prometheusStack(cluster);
  const jobs = [
    ...installedCharts(cluster).flatMap(({ release, chart }) => [release, chart]),
    ...(stack === undefined ? [] : stackJobs.flatMap((job) => [job, `${stack.release}-${job}`])),
  ];
  return jobs.some((job) => mayMatch(matcher, job)) || matcher.operator === '=~';
}

const stackJobs = [
  'alertmanager',
  'apiserver',
  'coredns',
  'grafana',
  'kube-state-metrics',
  'kubelet',
  'node-exporter',
  'operator',
  'prometheus',
] as const;
