import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'order, formatting and units: no difference',
  head: all(
    replace('production/shop/web', 'cpu: 500m', 'cpu: 0.5'),
    replace('production/shop/web', 'memory: 512Mi }, limits', 'memory: 0.5Gi }, limits'),
    replace(
      'production/shop/web',
      / {12}- { name: LOG_LEVEL, value: info }\n([^]*?)(?= {10}envFrom)/,
      '$1            - value: info # as it was\n              name: LOG_LEVEL\n',
    ),
  ),
};
