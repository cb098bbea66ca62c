import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an alert has a higher threshold',
  head: replace('production/shop/monitoring', '> 5', '> 50'),
};
