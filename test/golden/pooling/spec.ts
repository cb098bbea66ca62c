import { systemWith } from '../../sample-data-services.ts';
import type { GoldenCase } from '../golden-case.ts';

const system = systemWith(['orders'], { specs: { orders: { pooling: { mode: 'transaction', connections: 50 } } } });

/** A database with a connection pool in front of it: the web server connects to the pool, the migration to the database. */
export const golden: GoldenCase = {
  system: {
    ...system,
    layers: {
      ...system.layers,
      data: {
        workloads: {
          migration: {
            kind: 'Job',
            runs: 'before-workloads',
            description: 'Brings the database to the current schema',
            image: 'store',
            resources: { requests: { cpu: '100m', memory: '128Mi' } },
            calls: ['orders'],
          },
        },
      },
    },
  },
  shown: ['data/orders-pooler.yaml', 'data/migration.yaml', 'front/web.yaml'],
};
