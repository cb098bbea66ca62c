import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a Role may read secrets',
  head: replace('production/shop/store', 'resources: [configmaps]', 'resources: [configmaps, secrets]'),
};
