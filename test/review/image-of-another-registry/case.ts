import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an image comes from elsewhere',
  head: replace('production/shop/cart', 'registry.example.com/shop/web', 'docker.io/somebody/web'),
};
