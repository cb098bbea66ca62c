import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a ConfigMap that two workloads read as variables',
  head: replace('production/shop/web', 'THEME: light', 'THEME: dark'),
};
