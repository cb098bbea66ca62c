import type { ClusterRule } from '../rule.ts';
import { quantity } from '../quantity.ts';
import { podsByTarget, targetKey, targetOf } from '../scale-targets.ts';
import { isActive } from '../vertical-policies.ts';

/** Where only requests are moved they stop at the limit, so a bound above it promises what never comes. */
export const verticalMaxWithinLimit: ClusterRule = {
  id: 'vertical-max-within-limit',
  severity: 'warning',
  summary: 'a VerticalPodAutoscaler of requests stays within the limits',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      if (!isActive(object)) continue;
      const pods = cluster.once(podsByTarget).get(targetKey(targetOf(object, object.spec?.targetRef)));
      for (const [index, policy] of (object.spec?.resourcePolicy?.containerPolicies ?? []).entries()) {
        const { containerName = '', controlledValues, maxAllowed = {}, mode } = policy;
        if (controlledValues !== 'RequestsOnly' || mode === 'Off') continue;
        const container = pods?.spec.containers?.find(({ name }) => name === containerName);
        for (const [resource, max] of Object.entries(maxAllowed)) {
          const limit = container?.resources?.limits?.[resource];
          if (!(quantity(max) > quantity(limit))) continue;
          const field = `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`;
          const is = `${max ?? ''}, above the limit ${limit ?? ''} of ${containerName}`;
          yield { object, field, is, needed: `at most ${limit ?? ''}, or a higher limit` };
        }
      }
    }
  },
};
