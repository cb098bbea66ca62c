import type { ClusterRule } from '../../model/rule.ts';

export const weightsSumTo100: ClusterRule = {
  id: 'weights-sum-to-100',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['VirtualService'],
  summary: 'the weights of a route sum to 100',
  why: 'Istio treats weights as proportions: 90 and 5 send nearly 95 % to the first.',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination-weight',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      for (const [index, { route = [] }] of (object.spec?.http ?? []).entries()) {
        if (route.length < 2) continue;
        const total = route.reduce((sum, { weight = 0 }) => sum + weight, 0);
        if (total === 100 || total === 0) continue;
        yield {
          object,
          field: `spec.http[${index}].route`,
          is: `weights that sum to ${total}`,
          needed: 'a sum of 100',
        };
      }
    }
  },
};
