import { systemWith } from '../../sample-data-services.ts';
import type { GoldenCase } from '../golden-case.ts';

/** PostgreSQL in the cluster, outside the mesh, with backups; its pods take part in the quota of their namespace. */
export const golden: GoldenCase = {
  system: systemWith(['stock', 'backups']),
  shown: ['data/stock.yaml', 'data/namespace.yaml', 'front/web.yaml'],
};
