import type { ClusterRule } from '../../model/rule.ts';
import { rollingOf, standsBeside } from '../../model/pods/peak-replicas.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { poolsOf } from '../../model/nodes/node-pools.ts';
import { schedulingOf } from '../../model/pods/scheduling.ts';

export const rolloutNeedsANodeMore: ClusterRule = {
  id: 'rollout-needs-a-node-more',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'where no two pods share a node, a rollout removes a pod before it adds one',
  why: 'If no two pods may share a node and the rollout adds a pod before it removes one, the rollout waits for an additional node. Where the number of nodes is fixed, `rollout-has-room` reports it.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  *check(cluster) {
    const { pools, complete } = cluster.once(poolsOf);
    if (complete && pools.every(({ kind }) => kind !== 'NodePool')) return;
    for (const pods of cluster.pods) {
      const { min, max } = pods.replicas;
      if (max < 2 || !(beginsWithOneMore(pods, min) || beginsWithOneMore(pods, max))) continue;
      if (!schedulingOf(pods).apart) continue;
      const first = standsBeside(pods) ? '' : 'maxUnavailable 1 and maxSurge 0, or ';
      const count = min === max ? String(max) : `${min} to ${max}`;
      yield {
        object: pods.scaled,
        field: pods.scaled.kind === 'Rollout' ? 'spec.strategy' : 'spec.strategy.rollingUpdate',
        is: `first adds a pod, and each of the ${count} that run has a node to itself`,
        needed: `${first}topologySpreadConstraints in place of what keeps pods apart`,
      };
    }
  },
};

function beginsWithOneMore(pods: Pods, replicas: number): boolean {
  const rolling = replicas === 0 ? undefined : rollingOf(pods, replicas);
  return rolling?.unavailable === 0 && rolling.surge > 0;
}
