import type { KubernetesObject, Of } from '../../model/kinds.ts';
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
    for (const [{ owner, replicas, scaled }, service] of cluster.once(serving)) {
      if (replicas.min >= 2 || owner.kind === 'DaemonSet' || keepsData(owner)) continue;
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

/** In these kinds a second replica holds other data; volume-outlives-zone judges them. */
function keepsData(owner: KubernetesObject): boolean {
  return owner.kind === 'StatefulSet' && ((owner as Of<'StatefulSet'>).spec?.volumeClaimTemplates ?? []).length > 0;
}
