import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** One edge between two namespaces, and one out of the cluster, seen from all sides. */
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
        calls: [{ workload: 'back/store', port: 'grpc' }, 'api.example.com:443'],
      },
    },
    back: {
      store: {
        kind: 'Deployment',
        description: 'Keeps orders',
        image: 'store',
        ports: { grpc: 9000, 'http-admin': 9001 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
        probes: { liveness: '/live', readiness: '/ready', port: 'http-admin' },
        kubernetesApi: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'watch'] }],
      },
    },
  }),
  shown: ['front/web.yaml', 'front/namespace.yaml', 'back/store.yaml'],
};
