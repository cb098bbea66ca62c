import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'all of the internet is open to a workload',
  head: replace(
    'production/shop/web',
    / {2}egress:\n {4}- to:/,
    '  egress:\n    - to: [{ ipBlock: { cidr: 0.0.0.0/0 } }]\n    - to:',
  ),
  rules: ['no-undeclared-egress'],
};
