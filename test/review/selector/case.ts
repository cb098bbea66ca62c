import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a label of a selector changes',
  head: replace(
    'production/shop/cart',
    'selector: { matchLabels: { app.kubernetes.io/name: cart } }',
    'selector: { matchLabels: { app: cart } }',
  ),
};
