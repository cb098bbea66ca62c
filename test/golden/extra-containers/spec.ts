import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** Containers before the process and beside it, counted in the quota: the one before asks for more than all that run later. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      store: {
        kind: 'Deployment',
        description: 'Keeps orders',
        image: 'store',
        ports: { http: 8080 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
        initContainers: {
          warm: { image: 'store', args: ['warm'], resources: { requests: { cpu: '1', memory: '128Mi' } } },
        },
        sidecars: {
          logs: {
            image: 'docker.io/library/busybox:1.37.0',
            command: ['tail', '-F', '/tmp/access.log'],
            environment: { FORMAT: 'json' },
            resources: { requests: { cpu: '10m', memory: '32Mi' } },
          },
        },
      },
    },
  }),
  shown: ['back/store.yaml', 'back/namespace.yaml'],
};
