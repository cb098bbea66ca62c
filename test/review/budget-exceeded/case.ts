import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'more pods than the budget pays for',
  head: all(
    replace('production/shop/web', 'minReplicas: 3', 'minReplicas: 30'),
    replace('production/shop/web', 'maxReplicas: 6', 'maxReplicas: 40'),
  ),
};
