import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { exported } from './exported.ts';
import { mayMatch } from './matching.ts';
import type { Selector } from './promql.ts';

/**
 * The workload with a single pod that alone exports the series that are asked for, as its monitor declares; undefined where
 * others do, or nobody knows.
 */
export function singleExporter(
  cluster: Cluster,
  { metric, matchers }: Pick<Selector, 'metric' | 'matchers'>,
): KubernetesObject | undefined {
  if (metric === undefined) return undefined;
  const targets = (exported(cluster).declared.get(metric) ?? [])
    .flatMap((scrape) => scrape.targets)
    .filter(({ labels }) =>
      matchers.every((matcher) => {
        const value = labels[matcher.label];
        return value === undefined || mayMatch(matcher, value);
      }),
    );
  const [only, ...others] = new Set(targets.map(({ pods }) => pods));
  return only === undefined || others.length > 0 || only.replicas.max !== 1 ? undefined : only.owner;
}
