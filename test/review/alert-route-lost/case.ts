import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a route of alerts is gone',
  head: replace('production/shop/monitoring', / {4}routes: .*\n/, ''),
};
