import type { Of } from '../../model/kinds.ts';
import { exclusiveClaims } from '../../model/pods/exclusive-claims.ts';
import { rollingOf } from '../../model/pods/peak-replicas.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const rolloutFreesVolume: ClusterRule = {
  id: 'rollout-frees-volume',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Deployment'],
  summary: 'a Deployment whose volume one node at a time mounts ends the old pod before it makes the new one',
  why: 'A rollout that adds a pod first waits for the volume which the old pod has: on another node the new one stays in ContainerCreating, and the old one stays because the new one is not ready.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  *check(cluster) {
    for (const pods of cluster.pods) {
      const { replicas, scaled, spec } = pods;
      // Several replicas on one volume are another rule's matter.
      if (scaled.kind !== 'Deployment' || replicas.max !== 1) continue;
      if (spec.nodeName !== undefined || spec.nodeSelector?.['kubernetes.io/hostname'] !== undefined) continue;
      const { surge = 0 } = rollingOf(pods, 1) ?? {};
      const [claim] = exclusiveClaims(cluster, pods);
      if (surge === 0 || claim === undefined) continue;
      const { type = 'missing, which is RollingUpdate' } = (scaled as Of<'Deployment'>).spec?.strategy ?? {};
      const is = `${type}: it adds a pod before the old one ends, and claim ${claim.name} is ${claim.mode}`;
      yield { object: scaled, field: 'spec.strategy.type', is, needed: 'Recreate' };
    }
  },
};
