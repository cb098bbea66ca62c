import { clusterZones } from '../../model/nodes/cluster-zones.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { selects } from '../../model/selector.ts';

const zone = 'topology.kubernetes.io/zone';

export const zonesSuffice: ClusterRule = {
  id: 'zones-suffice',
  tier: 'correctness',
  severity: 'error',
  misses: 'the NodePool',
  kinds: ['pods'],
  summary: 'no pod requires more zones than the cluster has',
  why: 'A pod that requires more zones than the cluster has stays Pending.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
  *check(cluster) {
    const zones = cluster.once(zonesOf);
    if (zones === undefined) return;
    for (const pods of cluster.pods) yield* found(pods, zones);
  },
};

/** Zones of the nodes; undefined where nothing tells. */
function zonesOf(cluster: Cluster): number | undefined {
  const named = cluster.of('ClusterConfig').flatMap(clusterZones);
  return named.length === 0 ? undefined : new Set(named).size;
}

function* found({ field, labels, owner, replicas, spec }: Pods, zones: number): Iterable<Found> {
  for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries()) {
    const { maxSkew = 1, minDomains = 1, topologyKey, whenUnsatisfiable } = constraint;
    if (topologyKey !== zone || whenUnsatisfiable === 'ScheduleAnyway' || replicas.max < 2) continue;
    const at = `${field}.topologySpreadConstraints[${index}]`;
    // With fewer zones than minDomains the global minimum is 0, so no zone may hold more than maxSkew pods.
    if (minDomains > zones && replicas.max > zones * maxSkew) {
      const is = `${minDomains}, and the cluster has ${zones}: only ${zones * maxSkew} of ${replicas.max} replicas are placed`;
      yield { object: owner, field: `${at}.minDomains`, is, needed: `at most ${zones}` };
    }
  }
  const required = spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  for (const [index, { labelSelector, topologyKey }] of required.entries()) {
    if (topologyKey !== zone || replicas.max <= zones) continue;
    if (labelSelector === undefined || !selects(labelSelector, labels)) continue;
    const at = `${field}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[${index}]`;
    const is = `a zone for each of ${replicas.max} replicas, and the cluster has ${zones}`;
    yield { object: owner, field: `${at}.topologyKey`, is, needed: 'a topology spread constraint, or preferred' };
  }
}
