import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an image loses its digest',
  head: replace('production/shop/store', /@sha256:a+/, ''),
  rules: ['image-pull-policy'],
};
