import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an alert comes later',
  head: replace('production/shop/monitoring', '> 5', '> 50'),
};
