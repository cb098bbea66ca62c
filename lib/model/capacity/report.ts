import type { Cluster } from '../cluster.ts';
import { levels, type Level } from './demands.ts';
import { controlPlaneHourly, monthlyHours } from '../../knowledge/instance-types.ts';
import type { Bin } from './packing.ts';
import { planOf } from './plan.ts';
import { poolsOf, type Pool } from '../nodes/node-pools.ts';

/** Nodes of one kind in a pool. */
export interface NodeCount {
  /** Instance type. */
  readonly type: string;
  readonly count: number;
  /** USD an hour of one. */
  readonly hourly: number;
}

/** A pool at the three levels. */
export interface PoolReport {
  readonly pool: string;
  readonly kind: Pool['kind'];
  /** Whether all types that its nodes may be of are known; otherwise its nodes are a guess. */
  readonly known: boolean;
  readonly nodes: Readonly<Record<Level, readonly NodeCount[]>>;
  /** USD a month of its nodes. */
  readonly monthly: Readonly<Record<Level, number>>;
}

/** What a cluster needs of nodes, and what they cost; without data services, volumes, load balancers and traffic. */
export interface CapacityReport {
  readonly cluster: string;
  readonly pools: readonly PoolReport[];
  /** USD a month of EKS itself; 0 on a machine of one's own. */
  readonly controlPlane: number;
  /** USD a month of all nodes and EKS. */
  readonly monthly: Readonly<Record<Level, number>>;
  /** Whether every pool is of instance types with a known price. */
  readonly priced: boolean;
}

/** The nodes of a cluster, by pool; without pools there is nothing to say. */
export function capacityReport(cluster: Cluster): CapacityReport {
  const { pools, onMachine } = cluster.once(poolsOf);
  const reports = pools.map((pool): PoolReport => {
    const nodes = byLevel((level) => nodeCounts(planOf(cluster, level).bins.get(pool) ?? []));
    const monthly = byLevel(
      (level) => nodes[level].reduce((sum, { count, hourly }) => sum + count * hourly, 0) * monthlyHours,
    );
    return { pool: pool.name, kind: pool.kind, known: pool.known, nodes, monthly };
  });
  const controlPlane = onMachine || pools.length === 0 ? 0 : controlPlaneHourly * monthlyHours;
  const monthly = byLevel((level) => reports.reduce((sum, report) => sum + report.monthly[level], controlPlane));
  return { cluster: cluster.name, pools: reports, controlPlane, monthly, priced: reports.every(({ known }) => known) };
}

/** Nodes by instance type, each as cheap as what is on it allows. */
export function nodeCounts(bins: readonly Bin[]): readonly NodeCount[] {
  const counts = new Map<string, NodeCount>();
  for (const { nodes, count } of bins) {
    const shape = nodes[0]?.shape;
    if (shape === undefined) continue;
    const before = counts.get(shape.name)?.count ?? 0;
    counts.set(shape.name, { type: shape.name, count: before + count, hourly: shape.hourly });
  }
  return [...counts.values()].sort((a, b) => b.count * b.hourly - a.count * a.hourly);
}

function byLevel<T>(of: (level: Level) => T): Readonly<Record<Level, T>> {
  const [minimum, desired, maximum] = levels;
  return { minimum: of(minimum), desired: of(desired), maximum: of(maximum) };
}

/** `3 x m5.2xlarge + 1 x m5.xlarge`. */
export function nodesText(nodes: readonly NodeCount[]): string {
  return nodes.map(({ type, count }) => `${count} x ${type}`).join(' + ');
}

/** `1,234 USD`. */
export function usdText(amount: number): string {
  return `${String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, ',')} USD`;
}
