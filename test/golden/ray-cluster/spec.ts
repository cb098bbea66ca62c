import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** GPU workers behind a Ray head, called by a workload in the mesh. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      ranking: {
        kind: 'RayCluster',
        description: 'Ranks products',
        image: 'ray',
        rayVersion: '2.53.0',
        head: { requests: { cpu: '1', memory: '4Gi' } },
        resources: { requests: { cpu: '6', memory: '24Gi' }, limits: { cpu: '7', memory: '24Gi' }, gpus: 1 },
        workers: { group: 'workers', min: 0, max: 4, sharedMemory: '8Gi' },
        placement: 'gpu',
      },
      search: {
        kind: 'Deployment',
        description: 'Finds products',
        image: 'web',
        ports: { http: 8080 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
        calls: [{ workload: 'back/ranking', port: 'tcp-client' }],
      },
    },
  }),
  shown: ['back/ranking.yaml', 'back/search.yaml'],
};
