import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'the image of staging moves on',
  head: replace('staging/shop', 'shop/web:v1.0.0', 'shop/web:v1.1.0'),
};
