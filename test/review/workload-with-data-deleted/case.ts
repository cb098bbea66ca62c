import { withoutFile, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a StatefulSet is deleted',
  head: withoutFile('production/shop/store.yaml'),
};
