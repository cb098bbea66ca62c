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

const at =
  'VirtualService shop/web › spec.hosts[0]: shop.example.com, which Gateway istio-ingress/web does not listen for here';

export const proof: Proof = {
  refused: [
    {
      what: 'a host with one letter wrong',
      manifests: gateway(https('[shap.example.com]')) + routes(''),
      says: [`${at} › shap.example.com (did you mean 'shap.example.com'?)`],
    },
    {
      what: 'a host for another namespace',
      manifests: gateway(https('[./shop.example.com, other/shop.example.com]')) + routes(''),
      says: [`${at} › a server of the Gateway for it`],
    },
    {
      what: 'a domain above the wildcard',
      manifests: gateway(https('["*.shop.example.com"]')) + routes(''),
      says: [`${at} › *.shop.example.com (did you mean '*.shop.example.com'?)`],
    },
  ],
  accepted: [
    { what: 'a wildcard', manifests: gateway(https('["*/*.example.com"]')) + routes('') },
    { what: 'its namespace', manifests: gateway(https('[shop/shop.example.com]')) + routes('') },
    { what: 'every host', manifests: gateway(https('["*"]')) + routes('') },
    {
      what: 'a host of the mesh too',
      manifests: gateway(https('["*.com"]')) + routes('', 'web', 'hosts: [web], gateways: [mesh, istio-ingress/web]'),
    },
    { what: 'a Gateway that is not here', manifests: gateway(https('[a.com]'), 'other') + routes('') },
  ],
  mutations: [
    mutation('another host', 'VirtualService', ({ spec }) =>
      spec?.gateways?.includes('mesh') === true ? [] : [{ field: 'spec.hosts[0]', to: 'nobody.invalid' }],
    ),
    mutation('no listener', 'Gateway', ({ spec }) => [
      {
        fields: Object.fromEntries(
          (spec?.servers ?? []).map((_, index) => [`spec.servers[${index}].hosts`, ['nobody.invalid']] as const),
        ),
      },
    ]),
  ],
};
