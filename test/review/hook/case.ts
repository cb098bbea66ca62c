import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a hook gets other arguments',
  head: replace('production/shop/store', 'args: [up]', 'args: [up, --all]'),
};
