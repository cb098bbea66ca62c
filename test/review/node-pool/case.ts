import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'nodes are of another kind',
  head: replace('production/shop/cluster', 'values: [m5.large]', 'values: [m5.xlarge]'),
};
