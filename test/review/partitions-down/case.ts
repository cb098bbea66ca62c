import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'partitions are taken from a topic',
  head: replace('production/shop/data', 'partitions: 6', 'partitions: 3'),
};
