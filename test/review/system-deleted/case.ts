import { withoutFile, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'everything of an environment is deleted',
  head: withoutFile('production/shop'),
};
