import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a chart jumps to another major version',
  head: replace('production/shop/project', '2.17.0', '3.0.1'),
};
