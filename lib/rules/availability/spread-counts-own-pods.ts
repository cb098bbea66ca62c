import type { ClusterRule } from '../../model/rule.ts';
import { selects, selectorText } from '../../model/selector.ts';

export const spreadCountsOwnPods: ClusterRule = {
  id: 'spread-counts-own-pods',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the labelSelector of a topology spread constraint selects the pods that it spreads',
  why: 'A constraint that does not select the pod itself counts other pods, and may put all of its own in one place.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
  ofObject: true,
  *check(cluster) {
    for (const { field, labels, owner, spec } of cluster.pods) {
      for (const [index, { labelSelector }] of (spec.topologySpreadConstraints ?? []).entries()) {
        if (labelSelector !== undefined && selects(labelSelector, labels)) continue;
        const at = `${field}.topologySpreadConstraints[${index}].labelSelector`;
        const is =
          labelSelector === undefined
            ? 'missing: no pod is counted'
            : `${selectorText(labelSelector)}, which does not match its own pods`;
        yield { object: owner, field: at, is, needed: 'labels of the pod template' };
      }
    }
  },
};
