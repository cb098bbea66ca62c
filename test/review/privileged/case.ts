import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a container is privileged',
  head: replace('production/shop/cart', 'allowPrivilegeEscalation: false', 'privileged: true'),
};
