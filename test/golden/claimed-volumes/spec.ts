import { sampleCluster, sampleSystem, standInCluster } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

const cluster = { ...sampleCluster, dataServices: {}, sharedFileSystem: 'fs-0123456789abcdef0' } as const;
const clusters = { dev: { ...standInCluster, dataServices: {} }, staging: cluster, production: cluster, dr: cluster };

/** A volume of one pod, whose next version waits for it, and one that several pods mount. */
export const golden: GoldenCase = {
  system: sampleSystem(
    {
      back: {
        store: {
          kind: 'Deployment',
          description: 'Keeps orders',
          image: 'store',
          ports: { http: 8080 },
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
          scaling: { replicas: 1 },
          storage: { size: '10Gi', mountPath: '/var/lib/store' },
          overrides: { dev: { storageSize: '1Gi' } },
        },
        pictures: {
          kind: 'Deployment',
          description: 'Keeps pictures',
          image: 'store',
          args: ['pictures'],
          resources: { requests: { cpu: '100m', memory: '128Mi' } },
          metrics: { exports: [] },
          scaling: { min: 2, max: 4 },
          storage: { size: '100Gi', mountPath: '/var/lib/pictures', shared: true },
        },
      },
    },
    { dataServices: {}, clusters },
  ),
  shown: ['back/store.yaml', 'back/pictures.yaml', 'back/namespace.yaml', 'cluster.yaml'],
};
