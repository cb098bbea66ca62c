import type { ClusterRule } from '../../model/rule.ts';
import { quantity } from '../../model/quantity.ts';
import { podsOfTarget } from '../../model/pods/scale-targets.ts';
import { isActive, managed, policyOf } from '../../model/scaling/vertical-policies.ts';

export const verticalMaxWithinLimit: ClusterRule = {
  id: 'vertical-max-within-limit',
  tier: 'policy',
  severity: 'warning',
  kinds: ['VerticalPodAutoscaler'],
  summary: "the maximum of a VerticalPodAutoscaler is within the container's limits",
  why: 'With `controlledValues: RequestsOnly` a request never exceeds the limit, so a higher maximum has no effect.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/features.md',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      if (!isActive(object)) continue;
      const pods = podsOfTarget(cluster, object, object.spec?.targetRef);
      for (const [index, policy] of (object.spec?.resourcePolicy?.containerPolicies ?? []).entries()) {
        const { controlledValues, maxAllowed = {} } = policy;
        if (controlledValues !== 'RequestsOnly') continue;
        const own = (pods?.spec.containers ?? []).filter(({ name = '' }) => policyOf(object, name) === policy);
        for (const [resource, max] of Object.entries(maxAllowed)) {
          const limitOf = ({ resources }: (typeof own)[number]) => quantity(resources?.limits?.[resource]);
          const stopped = own.filter(
            (one) => managed(object, one.name ?? '', resource) && quantity(max) > limitOf(one),
          );
          const [first] = [...stopped].sort((a, b) => limitOf(b) - limitOf(a));
          // A bound for all containers may exceed the limits of some on purpose.
          if (first === undefined || stopped.length < own.length) continue;
          const limit = first.resources?.limits?.[resource] ?? '';
          const field = `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`;
          const is = `${max ?? ''}, above the limit ${limit} of ${first.name ?? ''}`;
          yield { object, field, is, needed: `at most ${limit}, or a higher limit` };
        }
      }
    }
  },
};
