import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** Routes that look at more than the path, give the workload another one, answer browsers, or go on for ever. */
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
            { host: 'www', path: '/v1', rewrite: '/api' },
            { host: 'www', path: '/events', timeout: 'none' },
            {
              host: 'www',
              path: '/prices',
              methods: ['GET'],
              cors: {
                origins: ['https://partner.example.com'],
                headers: ['x-request-id'],
                credentials: true,
                maxAge: '24h',
              },
            },
          ],
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
          scaling: { min: 2, max: 4, cpu: 70 },
        },
        beta: {
          kind: 'Deployment',
          description: 'Serves the shop as it will be, to those who ask for it',
          image: 'web',
          ports: { http: 8080 },
          routes: [{ host: 'www', path: '/', headers: { 'x-shop': 'beta' }, query: { preview: 'yes' } }],
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
          scaling: { replicas: 2 },
        },
      },
    },
    { hosts: { www: 'www' } },
  ),
  shown: ['front/web.yaml', 'front/beta.yaml', 'istio-ingress/gateway.yaml'],
};
