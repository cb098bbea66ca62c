import type { Of } from '../../model/kinds.ts';
import { exclusiveClaims, type ExclusiveClaim } from '../../model/pods/exclusive-claims.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const claimHasOneNode: ClusterRule = {
  id: 'claim-has-one-node',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['DaemonSet', 'Deployment', 'HorizontalPodAutoscaler', 'Rollout', 'ScaledObject'],
  summary: 'a volume that one node at a time mounts is not asked for by pods on several',
  why: 'A pod whose volume another node has waits in ContainerCreating, and a rollout that adds it before the old one ends never gets on.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  *check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.role !== 'pod' || pods.runsOnce || staysOnOneNode(pods)) continue;
      for (const claim of exclusiveClaims(cluster, pods)) yield* waiting(pods, claim);
    }
  },
};

function* waiting(pods: Pods, claim: ExclusiveClaim): Iterable<Found> {
  const { owner, scaled, replicas } = pods;
  const held = `claim ${claim.name} is ${claim.mode}`;
  if (owner.kind === 'DaemonSet') {
    const needed = 'a claim that is ReadWriteMany, or a volume of the node';
    yield { object: owner, field: claim.field, is: `a pod on each node, and ${held}`, needed };
    return;
  }
  if (owner.kind !== 'Deployment' && owner.kind !== 'Rollout') return;
  if (replicas.max > 1) {
    const { by } = replicas;
    const needed = '1, a claim that is ReadWriteMany, or a StatefulSet whose replicas each have one';
    const field = by === undefined ? 'spec.replicas' : mostField(by.kind);
    yield { object: by ?? scaled, field, is: `${replicas.max}, and ${held}`, needed };
    return;
  }
  if (replicas.max === 0 || scaled.kind !== 'Deployment') return;
  const { type = 'RollingUpdate', rollingUpdate } = (scaled as Of<'Deployment'>).spec?.strategy ?? {};
  const surge = String(rollingUpdate?.maxSurge ?? '25%');
  if (type === 'Recreate' || surge === '0' || surge === '0%') return;
  const is = `${type}, which adds a pod before the old one ends, and ${held}`;
  yield { object: scaled, field: 'spec.strategy.type', is, needed: 'Recreate' };
}

function mostField(kind: string): string {
  return kind === 'ScaledObject' ? 'spec.maxReplicaCount' : 'spec.maxReplicas';
}

/** Where all of its pods are on one node by their own word, they mount it side by side. */
function staysOnOneNode({ spec }: Pods): boolean {
  const hostname = 'kubernetes.io/hostname';
  const { nodeAffinity, podAffinity } = spec.affinity ?? {};
  const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return (
    spec.nodeName !== undefined ||
    spec.nodeSelector?.[hostname] !== undefined ||
    terms.some(({ matchExpressions }) => matchExpressions?.some(({ key }) => key === hostname) === true) ||
    (podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).some(
      ({ topologyKey }) => topologyKey === hostname,
    )
  );
}
