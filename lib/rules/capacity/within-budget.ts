import type { ClusterRule } from '../../model/rule.ts';
import { controlPlaneHourly, monthlyHours } from '../../knowledge/instance-types.ts';
import { poolsOf } from '../../model/nodes/node-pools.ts';
import { budgetAnnotation, budgetOf } from '../../model/capacity/budget.ts';
import { capacityReport, usdText, type NodeCount } from '../../model/capacity/report.ts';

export const withinBudget: ClusterRule = {
  id: 'within-budget',
  tier: 'contract',
  severity: 'warning',
  kinds: ['AppProject'],
  summary: 'the nodes of a cluster cost less than its monthly budget',
  why: 'The budget also covers data services and traffic, so nodes and the EKS control plane alone must stay below it. Counted is the normal load, between minimum and maximum.',
  source: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  *check(cluster) {
    const budget = budgetOf(cluster);
    if (budget === undefined || cluster.once(poolsOf).pools.length === 0) return;
    const { monthly, pools, priced } = capacityReport(cluster);
    if (!priced || monthly.desired <= budget.monthly) return;
    const nodes = together(pools.flatMap((pool) => pool.nodes.desired));
    const count = nodes.reduce((sum, one) => sum + one.count, 0);
    const parts = [
      ...nodes.map((one) => `${one.count} x ${one.type} ${price(one.hourly)}`),
      `EKS ${price(controlPlaneHourly)}`,
    ];
    const is = `${usdText(budget.monthly)} a month, and ${count} nodes alone are ${usdText(monthly.desired)}: (${parts.join(' + ')}) x ${monthlyHours} hours`;
    const needed = 'fewer or smaller nodes, or a budget for these and for the data services, which come on top';
    yield { object: budget.project, field: `metadata.annotations['${budgetAnnotation}']`, is, needed };
  },
};

/** One line for each instance type and price, over all pools. */
function together(nodes: readonly NodeCount[]): readonly NodeCount[] {
  const byType = new Map<string, NodeCount>();
  for (const one of nodes) {
    const key = `${one.type} ${one.hourly}`;
    byType.set(key, { ...one, count: one.count + (byType.get(key)?.count ?? 0) });
  }
  return [...byType.values()].sort((a, b) => b.count * b.hourly - a.count * a.hourly);
}

function price(hourly: number): string {
  return String(Number(hourly.toFixed(4)));
}
