import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A store with a volume for each replica, probed by TCP and by a command. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      store: {
        kind: 'StatefulSet',
        description: 'Keeps carts',
        image: 'docker.io/valkey/valkey:8.1.4-alpine',
        replicas: 3,
        storage: { size: '10Gi', mountPath: '/data' },
        ports: { 'tcp-valkey': 6379 },
        resources: { requests: { cpu: '250m', memory: '1Gi' } },
        probes: { liveness: { tcp: 'tcp-valkey' }, readiness: { exec: ['valkey-cli', 'ping'] } },
      },
      cart: {
        kind: 'Deployment',
        description: 'Changes carts',
        image: 'web',
        ports: { http: 8080 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
        calls: ['back/store'],
      },
    },
  }),
  shown: ['back/store.yaml'],
};
