import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { exclusiveClaims } from '../../model/pods/exclusive-claims.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { isProduction } from '../../model/environment.ts';
import { serving } from '../../model/pods/serving.ts';

export const servingKeepsTwo: ClusterRule = {
  id: 'serving-keeps-two',
  tier: 'policy',
  severity: 'error',
  kinds: ['Deployment', 'ScaledObject'],
  summary: 'every serving workload of production has at least two replicas',
  why: 'A single replica is unavailable while its node is drained or a new pod starts.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#dealing-with-disruptions',
  *check(cluster) {
    if (!isProduction(cluster)) return;
    for (const [pods, service] of cluster.once(serving)) {
      const { owner, replicas, scaled } = pods;
      if (replicas.min >= 2 || owner.kind === 'DaemonSet' || keepsData(cluster, pods)) continue;
      const { by } = replicas;
      const is = `${replicas.min} behind Service ${service}`;
      if (by === undefined) yield { object: scaled, field: 'spec.replicas', is, needed: 'at least 2' };
      else {
        const field = by.kind === 'ScaledObject' ? 'spec.minReplicaCount' : 'spec.minReplicas';
        yield { object: by, field, is, needed: 'at least 2' };
      }
    }
  },
};

/** In these a second replica holds other data, or none; volume-outlives-zone judges them. */
function keepsData(cluster: Cluster, pods: Pods): boolean {
  const { owner } = pods;
  if (owner.kind !== 'StatefulSet') return exclusiveClaims(cluster, pods).length > 0;
  return ((owner as Of<'StatefulSet'>).spec?.volumeClaimTemplates ?? []).length > 0;
}
