import { bytesText, cpuText } from '../../model/quantity.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Packing } from '../../model/capacity/packing.ts';
import { planOf } from '../../model/capacity/plan.ts';
import { poolsOf, type Pool } from '../../model/nodes/node-pools.ts';
import { nodeCounts, nodesText } from '../../model/capacity/report.ts';

export const poolLimitHoldsTheMaximum: ClusterRule = {
  id: 'pool-limit-holds-the-maximum',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig', 'NodePool'],
  summary: 'the limits of every node pool cover the maximum that its pods request',
  why: 'A pool at its limit adds no nodes, so pods stay Pending at peak load or during a rollout. Counted are all pods at the maximum of their autoscalers, and with Karpenter all rollouts at once.',
  source: 'https://karpenter.sh/docs/concepts/nodepools/#speclimits',
  *check(cluster) {
    const { pools, onMachine } = cluster.once(poolsOf);
    // machine-holds-everything judges the developer's machine.
    if (onMachine) return;
    for (const pool of pools) {
      // Unknown instance types may have any size, so pods on them are not counted.
      if (!pool.known || !cluster.own.has(pool.object)) continue;
      const packing = planOf(cluster, 'maximum');
      if (pool.nodes.most < Infinity) yield* beyondCount(pool, packing);
      else yield* beyondLimits(pool, packing);
    }
  },
};

function* beyondLimits(pool: Pool, { bins }: Packing): Iterable<Found> {
  const there = bins.get(pool) ?? [];
  const total = { cpu: 0, memory: 0, gpus: 0 };
  for (const { nodes, count } of there) {
    const size = nodes[0]?.shape.size ?? { cpu: 0, memory: 0, gpus: 0 };
    total.cpu += size.cpu * count;
    total.memory += size.memory * count;
    total.gpus += size.gpus * count;
  }
  const { object, limits } = pool;
  const over = (step: string, limit: string, amount: string, needed: string): Found => {
    const is = `${limit}, and at most its pods need ${nodesText(nodeCounts(there))}, which are ${amount}`;
    return { object, field: `spec.limits${step}`, is, needed: `at least '${needed}'` };
  };
  if (total.cpu > limits.cpu) yield over('.cpu', cpuText(limits.cpu), cpuText(total.cpu), String(total.cpu));
  if (total.memory > limits.memory)
    yield over(
      '.memory',
      bytesText(limits.memory),
      bytesText(total.memory),
      `${Math.ceil(total.memory / 1024 ** 3)}Gi`,
    );
  if (total.gpus > limits.gpus)
    yield over("['nvidia.com/gpu']", `${limits.gpus} GPUs`, `${total.gpus} GPUs`, String(total.gpus));
}

function* beyondCount(pool: Pool, { bins, beyond }: Packing): Iterable<Found> {
  const more = beyond.get(pool) ?? 0;
  if (more === 0) return;
  const { most } = pool.nodes;
  const is = `${most}, and at most its pods need ${nodesText(nodeCounts(bins.get(pool) ?? []))}`;
  yield { object: pool.object, field: pool.field, is, needed: `at least ${most + more}` };
}
