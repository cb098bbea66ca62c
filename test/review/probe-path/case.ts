import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a probe asks elsewhere',
  head: replace('production/shop/web', 'path: /ready', 'path: /healthz'),
};
