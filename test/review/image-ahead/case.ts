import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'production is ahead of staging',
  head: replace('production/shop', 'shop/web:v1.0.0', 'shop/web:v1.2.0'),
};
