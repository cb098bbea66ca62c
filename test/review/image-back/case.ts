import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an image moves back',
  head: replace('production/shop', 'shop/web:v1.0.0', 'shop/web:v0.9.0'),
};
