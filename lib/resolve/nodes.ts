import { instanceTypes } from '../knowledge/instance-types.ts';
import type { ClusterSpec } from '../spec/cluster.ts';
import type { Workload } from './workload.ts';

type Nodes = Extract<Workload['controller'], { kind: 'DaemonSet' }>['nodes'];

/**
 * The most nodes that all pools may have, or one of them: as many of its smallest machine as the limit of the pool lets
 * Karpenter make. Where one machine is the cluster there is one.
 */
export function mostNodes(placement: string | undefined, { nodePools }: ClusterSpec): Nodes {
  const pools = Object.entries(nodePools);
  if (pools.length === 0) return [{ pool: undefined, count: 1 }];
  const chosen = pools.filter(([name]) => placement === undefined || name === placement);
  return chosen.map(([pool, { instanceTypes: names, limits }]) => {
    const sizes = names.flatMap((name) => instanceTypes[name]?.cpus ?? []);
    return { pool, count: Math.floor(limits.cpu / Math.min(...(sizes.length > 0 ? sizes : [smallest]))) };
  });
}

/** CPUs of a machine that is not known: of the sizes that Karpenter makes few are smaller. */
const smallest = 2;
