import * as plus from 'cdk8s-plus-27';
import type { ChartSpec } from '../../lib/spec/chart.ts';

/** What queue is, in one sentence. */
export const queue = {
  description: 'Keeps what waits',
  calls: ['database'],
  ports: { http: 8080 },
  add: (chart, context) => {
    const { min } = context.replicas({ min: 2 });
    const server = new plus.Deployment(chart, 'server', {
      replicas: min,
      containers: [{ image: context.image('queue'), portNumber: 8080 }],
    });
    server.exposeViaService({ name: context.name, ports: [{ name: 'http', port: 8080 }] });
  },
} as const satisfies ChartSpec;
