import type { Cluster } from '../../model/cluster.ts';
import { poolsOf } from '../../model/nodes/node-pools.ts';
import { budgetsByPods, disruptions } from '../../model/pods/disruption-budgets.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { schedulingOf, unmet, untolerated } from '../../model/pods/scheduling.ts';
import { drainOfZone } from '../../model/pods/zone-drain.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { selects } from '../../model/selector.ts';

export const zoneCanBeDrained: ClusterRule = {
  id: 'zone-can-be-drained',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every zone can be drained, whatever spread and budget its pods have',
  why: 'Unless nodeTaintsPolicy is Honor, the scheduler counts the zone of cordoned nodes as an empty one. Replacements of evicted pods would then exceed maxSkew and stay Pending, and the PodDisruptionBudget refuses all further evictions until somebody deletes the nodes.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
  *check(cluster) {
    for (const pods of cluster.pods) yield* stuck(cluster, pods);
  },
};

function* stuck(cluster: Cluster, pods: Pods): Iterable<Found> {
  const { field, labels, owner, replicas, runsOnce, spec } = pods;
  const budgets = cluster.once(budgetsByPods).get(pods) ?? [];
  if (runsOnce || budgets.length === 0) return;
  for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries()) {
    const { labelSelector, topologyKey, whenUnsatisfiable = 'DoNotSchedule' } = constraint;
    if (topologyKey !== 'topology.kubernetes.io/zone' || whenUnsatisfiable !== 'DoNotSchedule') continue;
    if (labelSelector === undefined || !selects(labelSelector, labels)) continue;
    for (const count of new Set([replicas.min, replicas.max])) {
      const allowed = Math.min(...budgets.map(({ object }) => disruptions(object, count)));
      // budget-allows-eviction reports budgets that allow no eviction.
      if (allowed === 0 || count < 2) continue;
      const drains = zonesOf(cluster, pods).map((zones) => drainOfZone(count, zones, constraint, allowed));
      const [drain] = drains;
      if (drain === undefined || drains.includes(undefined)) continue;
      const is = `of ${count} replicas ${drain.left} cannot leave a zone that is drained: ${drain.pending} of those before stay Pending, and the budget lets no more than ${allowed} be away`;
      yield {
        object: owner,
        field: `${field}.topologySpreadConstraints[${index}].nodeTaintsPolicy`,
        is,
        needed: 'Honor',
      };
      break;
    }
  }
}

/** The numbers of zones to try: those of the node pools, else two and three. */
function zonesOf(cluster: Cluster, pods: Pods): readonly number[] {
  const { complete, pools } = cluster.once(poolsOf);
  const scheduling = schedulingOf(pods);
  const possible = pools.filter(
    (pool) =>
      untolerated(scheduling, pool) === undefined &&
      pool.shapes.some(({ labels }) => unmet(scheduling, labels) === undefined),
  );
  const zones = new Set(possible.flatMap((pool) => pool.zones)).size;
  if (zones > 1) return [zones];
  return complete ? [] : [2, 3];
}
