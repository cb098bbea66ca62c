import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { installedCharts, valueAt, type InstalledChart } from '../delivery/installed-charts.ts';
import { prometheusStack } from './prometheus-stack.ts';
import type { MetricSource } from '../../knowledge/metrics/metric-source.ts';
import { metricSources } from '../../knowledge/metrics/sources.ts';
import { knownMetric, namesOf } from './known-metrics.ts';
import { scrapes, type Scrape, type Target } from './scrapes.ts';

/** All metrics that Prometheus scrapes in a cluster. */
export interface Exported {
  /**
   * Whether that is known: something declares its metrics, so what declares none has none. Otherwise an unknown metric
   * may well exist.
   */
  readonly complete: boolean;
  readonly scrapes: readonly Scrape[];
  /** Metrics that monitors declare, and what scrapes them. */
  readonly declared: ReadonlyMap<string, readonly Scrape[]>;
  /** Names of recording rules. */
  readonly recorded: ReadonlySet<string>;
  /** Labels of metrics, as they are asked for; undefined where they are not known. */
  readonly labels: Map<string, ReadonlySet<string> | undefined>;
  /** What scrapes proxies of the mesh, or instances of CloudNativePG. */
  readonly scrapedBySort: (sort: Scrape['of']) => readonly Scrape[];
  /** Whether a controller of the cluster exports what the table says. */
  readonly effective: (source: MetricSource) => boolean;
}

/** What is exported in a cluster. */
export function exported(cluster: Cluster): Exported {
  return cluster.once(exportedOf);
}

/** Whether a series exists. */
export function exists({ declared, recorded, effective }: Exported, name: string): boolean {
  if (declared.has(name) || recorded.has(name)) return true;
  const known = knownMetric(name);
  if (known !== undefined && known.type !== 'histogram') {
    if (effective(known.from)) return true;
  }
  // Rules that kube-prometheus-stack brings.
  return name.includes(':') && !recorded.has(name);
}

/** Names that a misspelt one may have been meant to be. */
export function candidates({ declared, recorded, effective }: Exported): readonly string[] {
  return [...declared.keys(), ...recorded, ...metricSources.filter(effective).flatMap(namesOf)];
}

function exportedOf(cluster: Cluster): Exported {
  const all = scrapes(cluster);
  const declared = new Map<string, Scrape[]>();
  for (const scrape of all) {
    if (scrape.targets.length === 0) continue;
    for (const name of scrape.exports.flatMap(withHistogram)) {
      append(declared, name, scrape);
    }
  }
  const bySort = (sort: Scrape['of']) => all.filter(({ of, targets }) => of === sort && targets.length > 0);
  const sorts = new Map(
    (['declared', 'istio proxy', 'cnpg instance', 'unknown'] as const).map((sort) => [sort, bySort(sort)]),
  );
  const scrapedBySort = (sort: Scrape['of']): readonly Scrape[] => sorts.get(sort) ?? [];
  const effective = new Map(metricSources.map((source) => [source, isEffective(cluster, source, scrapedBySort)]));
  return {
    complete: all.some(({ of }) => of === 'declared'),
    scrapes: all,
    declared,
    labels: new Map(),
    recorded: recordedIn(cluster),
    scrapedBySort,
    effective: (source) => effective.get(source) === true,
  };
}

function isEffective(
  cluster: Cluster,
  { scrapedBy, monitor }: MetricSource,
  scrapedBySort: Exported['scrapedBySort'],
): boolean {
  if (scrapedBy === undefined) return true;
  if (scrapedBy === 'istio proxy' || scrapedBy === 'cnpg instance')
    return scrapedBySort(scrapedBy).some(({ targets }) => monitor === undefined || targets.some(hasPlugin(monitor)));
  if (scrapedBy === 'kube-prometheus-stack') {
    const stack = prometheusStack(cluster);
    return stack !== undefined && (monitor === undefined || valueAt(stack.values, monitor) !== false);
  }
  return installedCharts(cluster).some(
    (installed) => installed.chart === scrapedBy && monitor !== undefined && isMonitored(installed, monitor),
  );
}

function hasPlugin(plugin: string): (target: Target) => boolean {
  return ({ pods: { owner } }) =>
    (owner as Of<'Cluster.postgresql.cnpg.io'>).spec?.plugins?.some(({ name }) => name === plugin) === true;
}

function isMonitored({ values, opaque }: InstalledChart, monitor: string): boolean {
  return valueAt(values, monitor) === true || opaque;
}

function recordedIn(cluster: Cluster): ReadonlySet<string> {
  return new Set(
    cluster
      .of('PrometheusRule')
      .flatMap(({ spec }) => spec?.groups ?? [])
      .flatMap(({ rules = [] }) => rules.flatMap(({ record }) => record ?? [])),
  );
}

/** Who declares the buckets of a histogram exports its sum and count too. */
function withHistogram(name: string): readonly string[] {
  const base = name.endsWith('_bucket') ? name.slice(0, -'_bucket'.length) : undefined;
  return base === undefined ? [name] : [name, `${base}_sum`, `${base}_count`];
}
