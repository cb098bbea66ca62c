import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'messages are kept for less long',
  head: replace('production/shop/data', 'retention.ms: 604800000', 'retention.ms: 86400000'),
};
