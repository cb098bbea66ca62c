import { instanceType } from '../knowledge/instance-types.ts';
import type { ClusterSpec } from '../spec/cluster.ts';
import type { Workload } from './workload.ts';

type Nodes = Extract<Workload['controller'], { kind: 'DaemonSet' }>['nodes'];

/**
 * The largest number of nodes that all pools, or one of them, can have: as many of its smallest machine as the pool's
 * limit allows. If one machine is the cluster, the number is 1.
 */
export function mostNodes(placement: string | undefined, { nodePools }: ClusterSpec): Nodes {
  const pools = Object.entries(nodePools);
  if (pools.length === 0) return [{ pool: undefined, count: 1 }];
  const chosen = pools.filter(([name]) => placement === undefined || name === placement);
  return chosen.map(([pool, { instanceTypes: names, limits }]) => {
    const sizes = names.flatMap((name) => instanceType(name)?.cpus ?? []);
    return { pool, count: Math.floor(limits.cpu / Math.min(...(sizes.length > 0 ? sizes : [smallest]))) };
  });
}

/** CPUs that are assumed for a machine of unknown size. Few sizes that Karpenter chooses have less. */
const smallest = 2;
