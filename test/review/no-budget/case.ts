import { withoutObject, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a PodDisruptionBudget is removed',
  head: withoutObject('production/shop/web', 'PodDisruptionBudget web'),
};
