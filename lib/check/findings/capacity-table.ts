import { budgetOf } from '../../model/capacity/budget.ts';
import { capacityReport, nodesText, usdText } from '../../model/capacity/report.ts';
import { levels } from '../../model/capacity/demands.ts';
import type { Cluster } from '../../model/cluster.ts';

/**
 * The nodes of each cluster at each level, and their cost. Clusters without nodes of their own are left out; undefined if
 * none is left.
 */
export function capacityTable(clusters: readonly Cluster[]): string | undefined {
  // A preview runs on staging's nodes.
  const withNodes = clusters.filter(({ objects, own }) => own.size === objects.length).flatMap(rowsOf);
  if (withNodes.length === 0) return undefined;
  const rows = [['cluster', 'pool', ...levels, 'budget'], ...withNodes];
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
    ...levels.map((level) => nodesText(nodes[level]) || 'none'),
  ]);
  if (monthly.maximum === 0) return ofPools;
  const budget = budgetOf(cluster);
  const costs = levels.map((level) => (priced ? usdText(monthly[level]) : 'unknown'));
  return [...ofPools, ['', 'a month', ...costs, budget === undefined ? 'none' : usdText(budget.monthly)]];
}
