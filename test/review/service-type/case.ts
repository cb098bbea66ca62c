import { all, replace, type ReviewCase } from '../platform.ts';

const ports = 'ports: [{ name: http, port: 80, targetPort: http }] }';

export const reviewCase: ReviewCase = {
  shows: 'a Service loses its load balancer and a port',
  base: all(
    replace(
      'production/shop/web',
      ports,
      `type: LoadBalancer, ${ports.replace('[', '[{ name: old, port: 8080, targetPort: http }, ')}`,
    ),
  ),
  head: (texts) => texts,
};
