import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const gateway = (servers: string, name = 'web', selector = '{ istio: ingress }') => `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: istio-ingress }
spec: { selector: ${selector}, servers: [${servers}] }
`;
const https = (hosts: string, tls = '{ mode: SIMPLE, credentialName: web, minProtocolVersion: TLSV1_2 }') =>
  `{ hosts: ${hosts}, port: { name: https, number: 443, protocol: HTTPS }, tls: ${tls} }`;

export const proof: Proof = {
  refused: [
    {
      what: 'a host that nobody routes',
      manifests: gateway(`${https('[shop.example.com, app.example.com]')}, ${https('[app.example.com]')}`) + routes(''),
      says: [
        'Gateway istio-ingress/web › spec.servers[0].hosts[1]: app.example.com, which no VirtualService routes › routes, or no host',
      ],
    },
    {
      what: 'routes of another namespace',
      manifests: gateway(https('[other/shop.example.com]')) + routes(''),
      says: [
        'Gateway istio-ingress/web › spec.servers[0].hosts[0]: shop.example.com, which no VirtualService routes › routes, or no host',
      ],
    },
  ],
  accepted: [
    { what: 'a wildcard with one host routed', manifests: gateway(https('["*.example.com"]')) + routes('') },
    {
      what: 'one that redirects, beside the one with routes',
      manifests:
        gateway(https('["*"]', '{ httpsRedirect: true }'), 'plain') + gateway(https('[shop.example.com]')) + routes(''),
    },
    { what: 'a gateway between clusters', manifests: gateway(https('["*.local"]', '{ mode: AUTO_PASSTHROUGH }')) },
  ],
  mutations: [
    mutation('a host more', 'Gateway', () => [{ field: 'spec.servers[0].hosts[0]', to: 'nobody.invalid' }]),
    mutation('no routes', 'VirtualService', ({ spec }, { own }) => {
      const hosts = spec?.gateways?.includes('mesh') === true ? [] : (spec?.hosts ?? []);
      return hosts.length > 0 && own.size > 0 ? [{ gone: true }] : [];
    }),
  ],
};
