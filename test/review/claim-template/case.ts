import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'claims of a StatefulSet grow',
  head: replace('production/shop/store', 'storage: 10Gi', 'storage: 20Gi'),
};
