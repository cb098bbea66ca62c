import { VirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { ChartSpec } from '../../lib/spec/chart.ts';

/** Retries the API gateway's requests for the health of the agents, so that they do not fail when one pod stops. */
export const retries = {
  description: 'Retries health requests up to three times while pods are replaced',
  assumed: 'The document retries three times, for 30 s each, what starts pipelines; that would start them twice',
  add: (_chart, { namespace }) => {
    const host = `health-service.${namespace}.svc.cluster.local`;
    const route = [{ destination: { host, port: { number: 8080 } } }];
    return [
      new VirtualService({
        metadata: { name: 'health-service' },
        spec: {
          hosts: [host],
          gateways: ['mesh'],
          http: [
            {
              match: [{ method: { exact: 'GET' } }],
              route,
              retries: { attempts: 3, perTryTimeout: '2s', retryOn: 'connect-failure,refused-stream,unavailable' },
              timeout: '10s',
            },
            { route },
          ],
        },
      }),
    ];
  },
} as const satisfies ChartSpec;
