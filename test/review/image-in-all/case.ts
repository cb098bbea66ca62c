import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an image moves on everywhere, and its labels with it',
  head: all(
    replace('shop/', 'shop/web:v1.0.0', 'shop/web:v1.1.0'),
    replace('web.yaml', 'version: v1.0.0', 'version: v1.1.0'),
  ),
};
