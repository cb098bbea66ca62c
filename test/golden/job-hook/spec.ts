import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A migration that runs with every sync before the workloads. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      migration: {
        kind: 'Job',
        runs: 'before-workloads',
        description: 'Brings the database to the current schema',
        image: 'store',
        args: ['migrate'],
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        calls: ['database'],
      },
    },
  }),
  shown: ['back/migration.yaml'],
};
