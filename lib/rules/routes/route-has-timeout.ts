import type { ClusterRule } from '../../model/rule.ts';
import { duration } from '../../model/duration.ts';
import { boundRoutes } from '../../model/traffic/route-hosts.ts';

export const routeHasTimeout: ClusterRule = {
  id: 'route-has-timeout',
  tier: 'policy',
  severity: 'warning',
  kinds: ['VirtualService'],
  summary: 'every public route, and every route with retries, has a timeout',
  why: 'Without a timeout Istio waits without limit, and retries multiply the waiting requests.',
  source: 'https://istio.io/latest/docs/concepts/traffic-management/#timeouts',
  ofObject: true,
  *check(cluster) {
    for (const { gateways, object } of cluster.once(boundRoutes)) {
      const fromOutside = gateways.some((gateway) => gateway !== 'mesh');
      for (const [index, { match = [], retries, route, timeout }] of (object.spec?.http ?? []).entries()) {
        const isOfMesh = match.length > 0 && match.every(({ gateways: only }) => only?.join() === 'mesh');
        const retried = retries !== undefined && retries.attempts !== 0;
        if (
          route === undefined ||
          (timeout !== undefined && duration(timeout) !== 0) ||
          !((fromOutside && !isOfMesh) || retried)
        )
          continue;
        const is = `${timeout === undefined ? 'missing' : `${timeout}, which is none`}${retried ? ', with retries' : ''}`;
        yield { object, field: `spec.http[${index}].timeout`, is, needed: 'a duration, such as 30s' };
      }
    }
  },
};
