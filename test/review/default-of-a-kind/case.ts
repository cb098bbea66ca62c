import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a default of all workloads changes',
  head: replace(
    'shop/',
    'automountServiceAccountToken: false',
    'automountServiceAccountToken: false\n      enableServiceLinks: false',
  ),
};
