import { sampleSystem, webServer } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

const issuer = (name: string) => ({
  issuer: `https://${name}.{domain}`,
  jwksUri: `https://${name}.{domain}/keys`,
  audiences: [name],
});

/** Tokens on all routes of a host but some, on one route of another host, and with a claim; and a route by a pattern. */
export const golden: GoldenCase = {
  system: sampleSystem(
    {
      front: {
        web: {
          ...webServer,
          routes: [
            { host: 'www', path: '/', token: 'none' },
            { host: 'www', path: '/account' },
            { host: 'www', path: '/account/help', token: 'none' },
            { host: 'www', path: '/admin', token: { claims: { groups: ['admin', 'owner'] } } },
            { host: 'api', path: '/' },
            { host: 'api', path: '/orders', token: 'required', cors: { origins: ['https://www.example.com'] } },
            { host: 'api', path: '/prices', pattern: '/prices/([0-9]+)\\.json', rewrite: '/v2/prices/\\1' },
          ],
        },
      },
    },
    {
      hosts: { www: 'www', api: 'api' },
      authentication: {
        www: issuer('login'),
        api: { ...issuer('partners'), everywhere: false, openPaths: ['/orders/terms'] },
      },
    },
  ),
  shown: ['front/web.yaml', 'istio-ingress/gateway.yaml'],
};
