import { budgetOf } from '../../model/capacity/budget.ts';
import { capacityReport, shownNodes, shownUsd } from '../../model/capacity/report.ts';
import { levels } from '../../model/capacity/demands.ts';
import type { Cluster } from '../../model/cluster.ts';

/** The nodes of each cluster at each level, and their cost. Clusters without nodes of their own are left out. */
export function capacityTable(clusters: readonly Cluster[]): string {
  // A preview runs on staging's nodes.
  const shown = clusters.filter(({ objects, own }) => own.size === objects.length);
  const rows = [['cluster', 'pool', ...levels, 'budget'], ...shown.flatMap(rowsOf)];
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

function rowsOf(cluster: Cluster): readonly (readonly string[])[] {
  const { pools, monthly, priced } = capacityReport(cluster);
  const ofPools = pools.map(({ pool, nodes }, index) => [
    index === 0 ? cluster.name : '',
    pool,
    ...levels.map((level) => shownNodes(nodes[level]) || 'none'),
  ]);
  if (monthly.maximum === 0) return ofPools;
  const budget = budgetOf(cluster);
  const costs = levels.map((level) => (priced ? shownUsd(monthly[level]) : 'unknown'));
  return [...ofPools, ['', 'a month', ...costs, budget === undefined ? 'none' : shownUsd(budget.monthly)]];
}
