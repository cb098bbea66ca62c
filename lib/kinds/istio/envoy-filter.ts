import type { IEnvoyFilter } from '@kubernetes-models/istio/networking.istio.io/v1alpha3/EnvoyFilter';
import type { Workload } from '../../resolve/workload.ts';
import type { RateLimit } from '../../spec/serving.ts';
import { selectorLabels, workloadMetadata } from '../metadata.ts';

const seconds = { second: 1, minute: 60, hour: 3600 } as const;

/** Protocols in which the proxy sees single requests. */
const withRequests: readonly string[] = ['http', 'http2', 'grpc'];

const always = { numerator: 100, denominator: 'HUNDRED' } as const;

/**
 * The proxy of each pod counts its requests, port by port, so that scrapes of other ports are not counted:
 * https://istio.io/latest/docs/tasks/policy-enforcement/rate-limit/#local-rate-limit
 * It does so right before the router: after the authorization, which refuses requests uncounted.
 */
export function envoyFilter(workload: Workload, { requests, per, burst = requests }: RateLimit): IEnvoyFilter {
  const value = {
    name: 'envoy.filters.http.local_ratelimit',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit',
      stat_prefix: 'http_local_rate_limiter',
      token_bucket: { max_tokens: burst, tokens_per_fill: requests, fill_interval: `${seconds[per]}s` },
      filter_enabled: { runtime_key: 'local_rate_limit_enabled', default_value: always },
      filter_enforced: { runtime_key: 'local_rate_limit_enforced', default_value: always },
    },
  };
  const filter = {
    name: 'envoy.filters.network.http_connection_manager',
    subFilter: { name: 'envoy.filters.http.router' },
  };
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: workloadMetadata(workload),
    spec: {
      workloadSelector: { labels: selectorLabels(workload) },
      configPatches: workload.ports
        .filter(({ appProtocol = 'tcp' }) => withRequests.includes(appProtocol))
        .map(({ port }) => ({
          applyTo: 'HTTP_FILTER' as const,
          match: { context: 'SIDECAR_INBOUND' as const, listener: { portNumber: port, filterChain: { filter } } },
          patch: { operation: 'INSERT_BEFORE' as const, value },
        })),
    },
  };
}
