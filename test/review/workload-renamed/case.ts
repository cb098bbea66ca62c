import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a workload under another name',
  head: all(
    replace('production/shop/cart', /\bcart\b(?!:)/, 'basket'),
    replace('production/shop/web', 'name: cart }', 'name: basket }'),
  ),
};
