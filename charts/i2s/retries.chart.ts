import { VirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { ChartSpec } from '../../lib/spec/chart.ts';

/** Requests of the API gateway for the health of the agents, which one pod that goes must not make fail. */
export const retries = {
  description: 'Tries questions about health up to three times more while pods come and go',
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
