import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** An edge for some requests alone beside one for all, and one to addresses that have no name in DNS. */
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
        calls: [
          { workload: 'back/store', port: 'http', methods: ['GET', 'POST'], paths: ['/api/*'] },
          { workload: 'back/store', port: 'grpc' },
          { host: 'mainframe.example.com', addresses: ['10.20.0.0/16', '203.0.113.7'], port: 5432, protocol: 'TCP' },
        ],
      },
    },
    back: {
      store: {
        kind: 'Deployment',
        description: 'Keeps orders',
        image: 'store',
        ports: { http: 8080, grpc: 9000 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
      },
    },
  }),
  shown: ['front/web.yaml', 'front/namespace.yaml', 'back/store.yaml'],
};
