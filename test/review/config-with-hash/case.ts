import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a file and the hash that restarts its pods',
  head: all(
    replace('production/shop/web', 'workers: 4', 'workers: 8'),
    replace(
      'production/shop/web',
      /(template:\n {4}metadata:\n)/,
      '$1      annotations: { strata.dev/config-hash: abc }\n',
    ),
  ),
};
