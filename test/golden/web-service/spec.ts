import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A web server behind the gateway, scaled by CPU and memory, with configuration, a secret file and a database. */
export const golden: GoldenCase = {
  system: sampleSystem(
    {
      front: {
        web: {
          kind: 'Deployment',
          description: 'Serves the shop',
          image: 'web',
          ports: { http: 8080 },
          routes: [
            { host: 'www', path: '/' },
            { host: 'www', path: '/orders', methods: ['GET', 'POST'], timeout: '10s' },
          ],
          resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } },
          scaling: { min: 3, max: 12, cpu: 70, memory: 80 },
          calls: ['database'],
          secrets: { 'vendor-token': { from: 'vendor', property: 'token' } },
          files: { 'features.yaml': 'search: true\n' },
          metrics: { exports: ['orders_total'] },
          priority: 'critical',
        },
      },
    },
    { hosts: { www: 'www' } },
  ),
  shown: ['front/web.yaml', 'istio-ingress/gateway.yaml'],
};
