import type { ClusterRule } from '../../model/rule.ts';
import { matchesOf, type HttpRoute } from '../../model/traffic/route-matches.ts';

export const retriesAreSafe: ClusterRule = {
  id: 'retries-are-safe',
  tier: 'policy',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'non-idempotent requests are retried only where the server has not received them',
  why: 'A retry repeats a request that the server may already have processed: one order becomes two.',
  source: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      for (const [index, route] of (object.spec?.http ?? []).entries()) {
        const { retries } = route;
        if (retries === undefined || (retries.attempts ?? 2) === 0 || isIdempotent(route)) continue;
        const field = `spec.http[${index}].retries.retryOn`;
        const needed = 'connect-failure,refused-stream,unavailable';
        if (retries.retryOn === undefined || retries.retryOn === '') {
          yield { object, field, is: 'missing: the version of Istio decides, for POST too', needed };
          continue;
        }
        const unsafe = retries.retryOn
          .split(',')
          .map((one) => one.trim())
          .filter((one) => !safe.has(one));
        if (unsafe.length === 0) continue;
        yield { object, field, is: `${unsafe.join(', ')}, on a route that takes POST`, needed };
      }
    }
  },
};

/**
 * Conditions under which the server has not processed the request: those that Istio retries by default, except 503, which it
 * calls unsafe (pilot/pkg/networking/core/route/retry/retry.go), and two of Envoy's:
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
 */
const safe = new Set([
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
  'reset-before-request',
  'envoy-ratelimited',
]);

/** https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE']);

function isIdempotent(route: HttpRoute): boolean {
  return matchesOf(route).every(({ method }) =>
    (method?.exact ?? method?.regex?.replace(/^\^?\(?|\)?\$?$/g, '') ?? '')
      .split('|')
      .every((one) => idempotent.has(one)),
  );
}
