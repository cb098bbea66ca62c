import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a public route is added',
  head: replace('production/shop/web', '/api } }]', '/api } }, { uri: { prefix: /admin } }]'),
};
