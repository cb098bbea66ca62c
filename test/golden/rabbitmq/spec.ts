import { systemWith } from '../../sample-data-services.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A broker of Amazon MQ. */
export const golden: GoldenCase = { system: systemWith(['queue']), shown: ['data/queue.yaml', 'front/web.yaml'] };
