import type { ClusterRule } from '../../model/rule.ts';

export const routeLeadsSomewhere: ClusterRule = {
  id: 'route-leads-somewhere',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'every route has exactly one destination, redirect or direct response',
  why: "Istio's webhook refuses a route with no destination, redirect or direct response, or with several of them.",
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      for (const [index, http] of (object.spec?.http ?? []).entries()) {
        const { delegate, directResponse, redirect, route } = http;
        const field = `spec.http[${index}]`;
        const answers = Object.entries({ route, redirect, directResponse, delegate }).flatMap(([name, value]) =>
          value === undefined ? [] : name,
        );
        if (answers.length !== 1) {
          const is = answers.length === 0 ? 'no route, redirect, directResponse or delegate' : answers.join(' and ');
          yield { object, field, is, needed: 'one of route, redirect, directResponse, delegate' };
        } else if (route?.length === 0) yield { object, field: `${field}.route`, is: 'empty', needed: 'a destination' };
        else if (route !== undefined && route.length > 1 && route.every(({ weight = 0 }) => weight === 0))
          yield { object, field: `${field}.route`, is: 'weights that sum to 0', needed: 'weights that sum to 100' };
      }
    }
  },
};
