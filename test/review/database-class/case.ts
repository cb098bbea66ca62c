import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a database gets another class',
  head: replace('production/shop/data', 'db.r5.large', 'db.r5.xlarge'),
};
