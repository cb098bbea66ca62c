import { systemWith } from '../../sample-data-services.ts';
import type { GoldenCase } from '../golden-case.ts';

/** Somebody else's PostgreSQL: only the way there. */
export const golden: GoldenCase = {
  system: systemWith(['catalogue']),
  shown: ['data/catalogue-exporter.yaml', 'data/namespace.yaml', 'front/web.yaml'],
};
