import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a ConfigMap under another name',
  head: replace('production/shop/', 'name: settings', 'name: preferences'),
};
