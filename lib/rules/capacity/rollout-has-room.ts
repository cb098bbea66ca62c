import type { Cluster } from '../../model/cluster.ts';
import { rollingOf, standsBeside } from '../../model/pods/peak-replicas.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { supplyOf, type Demand, type Level } from '../../model/capacity/demands.ts';
import { hasRoomFor } from '../../model/capacity/packing.ts';
import { planOf } from '../../model/capacity/plan.ts';
import { poolsOf } from '../../model/nodes/node-pools.ts';

export const rolloutHasRoom: ClusterRule = {
  id: 'rollout-has-room',
  tier: 'correctness',
  severity: 'error',
  misses: 'the NodePool',
  kinds: ['Deployment'],
  summary: 'every rollout that starts with a new pod finds a node for it',
  why: 'With `maxUnavailable: 0` a rollout first adds a pod. If no node has room for it, because the number of nodes is fixed or each already runs a pod of the same kind, the rollout never proceeds.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  *check(cluster) {
    const { pools, complete } = cluster.once(poolsOf);
    if (!complete || pools.length === 0) return;
    for (const demand of cluster.once(supplyOf).demands) {
      const { pods, candidates, scheduling } = demand;
      if (pods === undefined || candidates.length === 0 || !cluster.own.has(pods.owner)) continue;
      const found = candidates.some(({ pool }) => pool.kind === 'NodePool')
        ? scheduling.zones === 'apart'
          ? zonesAreFull(demand)
          : undefined
        : nodesAreFull(cluster, demand);
      if (found === undefined) continue;
      const first = standsBeside(pods) ? '' : 'maxUnavailable 1 and maxSurge 0, or ';
      const needed = `${first}topologySpreadConstraints in place of what keeps pods apart, or more nodes`;
      yield { object: pods.scaled, field: strategyField(pods.scaled.kind), is: found, needed };
    }
  },
};

function strategyField(kind: string): Found['field'] {
  return kind === 'Rollout' ? 'spec.strategy' : 'spec.strategy.rollingUpdate';
}

/** With a fixed number of nodes one more pod must fit beside all others. Counted are as many replicas as still fit. */
function nodesAreFull(cluster: Cluster, demand: Demand): string | undefined {
  for (const level of ['maximum', 'minimum'] as const) {
    const packing = planOf(cluster, level);
    // Other rules report pods that exceed the nodes already.
    if (packing.beyond.size > 0) continue;
    if (!beginsWithOneMore(demand, level) || hasRoomFor(packing, demand, level)) return undefined;
    const why = demand.scheduling.apart ? 'every node already runs one of them' : 'no node has room for another';
    return `first adds a pod to the ${demand.count[level]} that run, and ${why}`;
  }
  return undefined;
}

function zonesAreFull(demand: Demand): string | undefined {
  const zones = demand.candidates[0]?.pool.zones.length ?? 0;
  if (zones === 0 || demand.count.minimum < zones || !beginsWithOneMore(demand, 'minimum')) return undefined;
  return `first adds a pod to the ${demand.count.minimum} that run, and each of the ${zones} zones has one of them`;
}

function beginsWithOneMore({ pods, count }: Demand, level: Level): boolean {
  const rolling = pods === undefined ? undefined : rollingOf(pods, count[level]);
  return rolling?.unavailable === 0 && rolling.surge > 0;
}
