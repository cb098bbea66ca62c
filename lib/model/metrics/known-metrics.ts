import type { MetricSource } from '../../knowledge/metrics/metric-source.ts';
import { metricSources } from '../../knowledge/metrics/sources.ts';

/** What is known of a series by its name. */
export interface KnownMetric {
  readonly from: MetricSource;
  /** Counters only grow; a histogram has series of its buckets, sum and count, and none of its bare name. */
  readonly type: 'counter' | 'gauge' | 'histogram' | 'untyped';
  /** Labels beside those of the target; undefined where they are not known. */
  readonly labels: readonly string[] | undefined;
}

/** What the table says of a metric. */
export function knownMetric(name: string): KnownMetric | undefined {
  if (asked.has(name)) return asked.get(name);
  const made = lookedUp(name);
  asked.set(name, made);
  return made;
}

const asked = new Map<string, KnownMetric | undefined>();

function lookedUp(name: string): KnownMetric | undefined {
  const { byName, families } = (table ??= tableOf());
  const known = byName.get(name);
  if (known !== undefined) return known;
  for (const [suffix, labels] of histogramSeries) {
    if (!name.endsWith(suffix)) continue;
    const histogram = byName.get(name.slice(0, -suffix.length));
    if (histogram?.type !== 'histogram') continue;
    const all = histogram.labels === undefined ? undefined : [...histogram.labels, ...labels];
    return { from: histogram.from, type: 'counter', labels: all };
  }
  return families.find(([prefix]) => name.startsWith(prefix))?.[1];
}

/** All metrics of a source, by full name. */
export function namesOf({ metrics }: MetricSource): readonly string[] {
  return Object.keys(metrics).filter((name) => !name.endsWith('*'));
}

/** What Prometheus adds to every series that it scrapes. */
export const targetLabels = [
  'namespace',
  'pod',
  'container',
  'job',
  'endpoint',
  'instance',
  'service',
  'node',
] as const;

const histogramSeries = [
  ['_bucket', ['le']],
  ['_sum', []],
  ['_count', []],
] as const;

interface Table {
  readonly byName: ReadonlyMap<string, KnownMetric>;
  readonly families: readonly (readonly [string, KnownMetric])[];
}

let table: Table | undefined;

function tableOf(): Table {
  const byName = new Map<string, KnownMetric>();
  const families: (readonly [string, KnownMetric])[] = [];
  for (const from of metricSources) {
    const common = from.labels?.split(' ') ?? [];
    for (const [name, said] of Object.entries(from.metrics)) {
      const [type = '', ...labels] = said.split(' ');
      const known: KnownMetric = {
        from,
        type: type === 'counter' || type === 'gauge' ? type : type === 'untyped' ? 'untyped' : 'histogram',
        labels: labels.includes('*') ? undefined : [...labels, ...common],
      };
      if (name.endsWith('*')) families.push([name.slice(0, -1), known]);
      else byName.set(name, known);
    }
  }
  return { byName, families };
}
