import { capacityReport, shownNodes, shownUsd, type CapacityReport } from '../rules/capacity/report.ts';
import { levels } from '../rules/capacity/demands.ts';
import type { Cluster } from '../rules/cluster.ts';

/** The nodes of each cluster at each level, and what they cost; clusters without nodes of their own are left out. */
export function capacityTable(clusters: readonly Cluster[]): string {
  // A preview runs on staging's nodes.
  const reports = clusters.filter(({ objects, own }) => own.size === objects.length).map(capacityReport);
  const rows = [['cluster', 'pool', ...levels], ...reports.filter(({ pools }) => pools.length > 0).flatMap(rowsOf)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', 'USD a month: nodes and EKS, without data services, volumes, load balancers and traffic.'].join(
    '\n',
  );
}

function rowsOf({ cluster, pools, monthly, priced }: CapacityReport): readonly (readonly string[])[] {
  const ofPools = pools.map(({ pool, nodes }, index) => [
    index === 0 ? cluster : '',
    pool,
    ...levels.map((level) => shownNodes(nodes[level]) || 'none'),
  ]);
  const costs = levels.map((level) => (priced ? shownUsd(monthly[level]) : 'unknown'));
  return monthly.maximum === 0 ? ofPools : [...ofPools, ['', 'a month', ...costs]];
}
