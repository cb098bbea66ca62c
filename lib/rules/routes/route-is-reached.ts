import type { ClusterRule } from '../../model/rule.ts';
import { covers, matchesOf, matchText } from '../../model/traffic/route-matches.ts';

export const routeIsReached: ClusterRule = {
  id: 'route-is-reached',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'no route is shadowed by an earlier route of its VirtualService',
  why: 'Routes are tried in order: a request that an earlier route matches never reaches a later one.',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-http',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      const routes = object.spec?.http ?? [];
      for (const [index, route] of routes.entries()) {
        if (index === 0) continue;
        for (const [at, match] of matchesOf(route).entries()) {
          const before = routes.findIndex(
            (earlier, number) =>
              number < index &&
              // A delegate takes only the requests that it matches itself.
              earlier.delegate === undefined &&
              matchesOf(earlier).some((wide) => covers(wide, match)),
          );
          if (before === -1) continue;
          const field = `spec.http[${index}]${route.match === undefined ? '' : `.match[${at}]`}`;
          const name = routes[before]?.name ?? `spec.http[${before}]`;
          yield {
            object,
            field,
            is: `${matchText(match)}, which route ${name} already matches`,
            needed: 'the narrower route first',
          };
        }
      }
    }
  },
};
