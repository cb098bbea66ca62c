import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { podsOfTarget } from '../../model/pods/scale-targets.ts';
import { isActive, managed, policyOf } from '../../model/scaling/vertical-policies.ts';

export const verticalHasMaximum: ClusterRule = {
  id: 'vertical-has-maximum',
  tier: 'policy',
  severity: 'warning',
  kinds: ['VerticalPodAutoscaler'],
  summary: 'a VerticalPodAutoscaler that changes requests has a maximum for each resource',
  why: 'Requests of a process that leaks memory grow until no node can run the pod.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      if (!isActive(object)) continue;
      const pods = podsOfTarget(cluster, object, object.spec?.targetRef);
      if (pods === undefined) continue;
      for (const { container } of containersOf(pods)) {
        const { name = '' } = container;
        const policy = policyOf(object, name);
        const lacking = (['cpu', 'memory'] as const).filter(
          (resource) => managed(object, name, resource) && policy?.maxAllowed?.[resource] === undefined,
        );
        if (lacking.length === 0) continue;
        const index =
          policy === undefined ? -1 : (object.spec?.resourcePolicy?.containerPolicies?.indexOf(policy) ?? -1);
        const field = `spec.resourcePolicy${index < 0 ? '' : `.containerPolicies[${index}].maxAllowed`}`;
        yield {
          object,
          field,
          is: `no maximum of ${lacking.join(' and ')} for ${name}`,
          needed: 'what its node has at most',
        };
      }
    }
  },
};
