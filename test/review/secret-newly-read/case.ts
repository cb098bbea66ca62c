import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a workload reads another secret',
  head: replace(
    'production/shop/web',
    'remoteRef: { key: shop/production/database, property: password } }',
    'remoteRef: { key: shop/production/database, property: password } }, { secretKey: token, remoteRef: { key: shop/production/vendor, property: token } }',
  ),
};
