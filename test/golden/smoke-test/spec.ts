import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

const resources = { requests: { cpu: '100m', memory: '128Mi' } };

/** New versions of a canary and of a blue-green delivery that are tested before they get requests. */
export const golden: GoldenCase = {
  system: sampleSystem({
    front: {
      web: {
        kind: 'Deployment',
        description: 'Serves the shop',
        image: 'web',
        ports: { http: 8080 },
        resources,
        scaling: { min: 2, max: 4, cpu: 70 },
        delivery: { strategy: 'canary', steps: [{ weight: 10, pause: '5m' }], maximumErrorRate: 0.05 },
      },
      'web-test': {
        kind: 'Job',
        runs: { beforeTrafficOf: 'front/web' },
        description: 'Asks a new version of web whether it can serve',
        image: 'web',
        args: ['test', 'http://$(TESTED_HOST):8080/health/ready'],
        resources,
        retries: 1,
      },
      store: {
        kind: 'Deployment',
        description: 'Keeps orders',
        image: 'store',
        ports: { http: 8080 },
        resources,
        scaling: { min: 2, max: 4, cpu: 70 },
        delivery: { strategy: 'blue-green', watchMinutes: 5 },
      },
      'store-test': {
        kind: 'Job',
        runs: { beforeTrafficOf: 'front/store' },
        description: 'Orders something that nobody pays for',
        image: 'store',
        args: ['test', 'http://$(TESTED_HOST):8080'],
        resources,
        calls: [{ workload: 'front/store', methods: ['GET', 'POST'], paths: ['/orders/*'] }],
      },
    },
  }),
  shown: ['front/web.yaml', 'front/web-test.yaml', 'front/store.yaml', 'front/store-test.yaml'],
};
