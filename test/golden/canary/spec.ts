import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A public web server that is delivered step by step, with a caller that knows its single pods too. */
export const golden: GoldenCase = {
  system: sampleSystem(
    {
      front: {
        web: {
          kind: 'Deployment',
          description: 'Serves the shop',
          image: 'web',
          ports: { http: 8080 },
          headless: true,
          routes: [{ host: 'www', path: '/' }],
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
          scaling: { min: 2, max: 4, cpu: 70 },
          delivery: {
            strategy: 'canary',
            steps: [
              { weight: 10, pause: '5m' },
              { weight: 50, pause: '10m' },
            ],
            maximumErrorRate: 0.05,
          },
        },
        crawler: {
          kind: 'Deployment',
          description: 'Warms the pages',
          image: 'store',
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
          scaling: { replicas: 1 },
          probes: { liveness: { exec: ['true'] }, readiness: { exec: ['test', '-e', '/tmp/ready'] } },
          calls: ['front/web'],
        },
      },
    },
    { hosts: { www: 'www' } },
  ),
  shown: ['front/web.yaml', 'front/crawler.yaml', 'istio-ingress/gateway.yaml'],
};
