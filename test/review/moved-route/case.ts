import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a public route leads to another backend',
  head: replace('production/shop/web', 'host: web.front', 'host: cart.front'),
};
