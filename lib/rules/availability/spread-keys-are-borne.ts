import { affinityTerms } from '../../model/pods/affinity-terms.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { isAddedLater, runningLabels } from '../../model/pods/running-labels.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { fieldsIn, textsIn } from '../../model/untyped.ts';

export const spreadKeysAreBorne: ClusterRule = {
  id: 'spread-keys-are-borne',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every key of matchLabelKeys is a label of the pods',
  why: 'A key that the pods do not bear is ignored: old and new versions are counted together, and a rollout spreads its pods badly or waits. Pods of a Rollout have rollouts-pod-template-hash and no pod-template-hash.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const [field, keys] of keysOf(pods))
        for (const [index, key] of (keys ?? []).entries()) {
          if (key in runningLabels(pods) || isAddedLater(pods, key)) continue;
          const is = `${key}, which the pods of ${pods.scaled.kind} ${pods.scaled.metadata.name} do not bear`;
          yield { object: pods.owner, field: `${field}[${index}]`, is, needed: hashOf(pods) };
        }
    }
  },
};

/** Keys of labels that tell versions apart, and where each list stands. */
function keysOf(pods: Pods): readonly (readonly [field: string, keys: readonly string[] | undefined])[] {
  const spread = (pods.spec.topologySpreadConstraints ?? []).map(
    ({ matchLabelKeys }, index) =>
      [`${pods.field}.topologySpreadConstraints[${index}].matchLabelKeys`, matchLabelKeys] as const,
  );
  // Terms have them since Kubernetes 1.31.
  const terms = affinityTerms(pods).flatMap(({ field, term }) =>
    (['matchLabelKeys', 'mismatchLabelKeys'] as const).map(
      (name) => [`${field}.${name}`, textsIn(fieldsIn(term)[name])] as const,
    ),
  );
  return [...spread, ...terms];
}

function hashOf({ scaled }: Pods): string {
  if (scaled.kind === 'Rollout') return 'rollouts-pod-template-hash';
  if (scaled.kind === 'StatefulSet' || scaled.kind === 'DaemonSet') return 'controller-revision-hash';
  return scaled.kind === 'Deployment' ? 'pod-template-hash' : 'a label of the pod template';
}
