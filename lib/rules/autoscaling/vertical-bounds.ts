import type { ClusterRule } from '../../model/rule.ts';
import { quantity } from '../../model/quantity.ts';

export const verticalBounds: ClusterRule = {
  id: 'vertical-bounds',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VerticalPodAutoscaler'],
  summary: 'the maxAllowed of a VerticalPodAutoscaler is at least its minAllowed',
  why: 'The admission webhook of the VerticalPodAutoscaler refuses bounds that leave nothing between them.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      for (const [index, policy] of (object.spec?.resourcePolicy?.containerPolicies ?? []).entries()) {
        const { minAllowed = {}, maxAllowed = {} } = policy;
        for (const [resource, max] of Object.entries(maxAllowed)) {
          const min = minAllowed[resource];
          if (!(quantity(min) > quantity(max))) continue;
          const field = `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`;
          yield { object, field, is: `${max ?? ''}, below minAllowed ${min ?? ''}`, needed: `at least ${min ?? ''}` };
        }
      }
    }
  },
};
