import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'one pod is left at least',
  head: replace('production/shop/web', 'minReplicas: 3', 'minReplicas: 1'),
};
