import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'production runs what staging runs',
  base: replace('staging/shop', 'shop/web:v1.0.0', 'shop/web:v1.1.0'),
  head: all(
    replace('staging/shop', 'shop/web:v1.0.0', 'shop/web:v1.1.0'),
    replace('production/shop', 'shop/web:v1.0.0', 'shop/web:v1.1.0'),
  ),
};
