import { systemWith } from '../../sample-data-services.ts';
import type { GoldenCase } from '../golden-case.ts';

/** An RDS instance with a read replica, and the exporter that watches it. */
export const golden: GoldenCase = {
  system: systemWith(['orders']),
  shown: ['data/orders.yaml', 'data/orders-exporter.yaml', 'front/web.yaml'],
};
