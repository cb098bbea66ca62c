import { bytesText, cpuText } from '../../model/quantity.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { supplyOf, type Demand } from '../../model/capacity/demands.ts';
import { planOf } from '../../model/capacity/plan.ts';
import { poolsOf } from '../../model/nodes/node-pools.ts';

export const machineHoldsEverything: ClusterRule = {
  id: 'machine-holds-everything',
  tier: 'contract',
  severity: 'error',
  kinds: ['AppProject'],
  summary: "the developer's machine has room for everything that runs on it",
  why: 'A developer has one machine: pods that do not fit stay Pending. Counted are all pods at their minimum, all Jobs, and the pods of Kubernetes and of the Helm charts.',
  source: 'https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/#node-allocatable',
  *check(cluster) {
    const { pools, onMachine } = cluster.once(poolsOf);
    if (!onMachine) return;
    const { beyond } = planOf(cluster, 'minimum');
    const { demands } = cluster.once(supplyOf);
    for (const pool of pools) {
      if ((beyond.get(pool) ?? 0) === 0) continue;
      const size = pool.shapes[0]?.size ?? { cpu: 0, memory: 0 };
      const asked = total(demands);
      const platform = total(demands.filter(({ pods }) => pods === undefined));
      const is = `${shown(size)}, and at least ${shown(asked)} are asked for, ${shown(platform)} of it by the platform`;
      const needed = `smaller requests in this environment, or a machine with ${Math.ceil(asked.cpu)} CPU and ${Math.ceil(asked.memory / 1024 ** 3)} GiB`;
      yield { object: pool.object, field: pool.field, is, needed };
    }
  },
};

interface Total {
  readonly cpu: number;
  readonly memory: number;
}

function total(demands: readonly Demand[]): Total {
  let [cpu, memory] = [0, 0];
  for (const { room, count } of demands) {
    cpu += room.cpu * count.minimum;
    memory += room.memory * count.minimum;
  }
  return { cpu, memory };
}

function shown({ cpu, memory }: Total): string {
  return `${cpuText(cpu)} and ${bytesText(memory)}`;
}
