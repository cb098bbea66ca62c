import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an alert is gone, and the other waits longer',
  head: all(
    replace('production/shop/monitoring', / {8}- alert: ErrorsHigh[^]*?(?= {8}- alert: Q)/, ''),
    replace('production/shop/monitoring', 'for: 10m', 'for: 1h'),
  ),
};
