import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a namespace enforces less',
  head: replace(
    'production/shop/cluster',
    /name: back, labels: {.*?}/,
    'name: back, labels: { pod-security.kubernetes.io/enforce: baseline }',
  ),
};
