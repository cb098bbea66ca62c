import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** An agent on every node of every pool, called by a web server, that asks the Kubernetes API. */
export const golden: GoldenCase = {
  system: sampleSystem({
    front: {
      web: {
        kind: 'Deployment',
        description: 'Serves the shop',
        image: 'web',
        ports: { http: 8080 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
        calls: ['back/agent'],
      },
    },
    back: {
      agent: {
        kind: 'DaemonSet',
        description: 'Keeps pages near the pods that need them',
        image: 'store',
        ports: { http: 9000 },
        resources: { requests: { cpu: '50m', memory: '64Mi' } },
        probes: { liveness: '/live', readiness: '/ready' },
      },
    },
  }),
  shown: ['back/agent.yaml', 'back/namespace.yaml'],
};
