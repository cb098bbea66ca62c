import { append } from '../../model/append.ts';
import type { Affected } from '../consequence.ts';

/** Number of objects that are named; the rest is counted. */
const most = 6;

/** Objects in few lines; objects with the same name and detail in several clusters are merged. */
export function summarised(objects: readonly Affected[]): readonly string[] {
  const byObject = new Map<string, string[]>();
  for (const { object, cluster, detail } of objects)
    append(byObject, `${object}${detail === undefined ? '' : `: ${detail}`}`, cluster);
  const lines = [...byObject].map(([object, clusters]) => `${object} (${clustersShown([...new Set(clusters)])})`);
  const left = lines.length - most;
  return left <= 1 ? lines : [...lines.slice(0, most), `and ${left} more`];
}

/** `shop: dev, staging` for `dev/shop, staging/shop`. */
export function clustersShown(clusters: readonly string[]): string {
  const bySystem = new Map<string, string[]>();
  for (const cluster of clusters) {
    const [environment = '', system] = cluster.split('/');
    append(bySystem, system ?? '', environment);
  }
  return [...bySystem]
    .map(([system, environments]) =>
      system === '' ? environments.join(', ') : `${system}: ${environments.join(', ')}`,
    )
    .join('; ');
}
