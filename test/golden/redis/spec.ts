import { systemWith } from '../../sample-data-services.ts';
import type { GoldenCase } from '../golden-case.ts';

/** An ElastiCache group whose password is a Secret. */
export const golden: GoldenCase = { system: systemWith(['cache']), shown: ['data/cache.yaml', 'front/web.yaml'] };
