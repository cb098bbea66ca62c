import { mutation, type Proof } from '../proof.ts';

const gateway = (servers: string, name = 'web', selector = '{ istio: ingress }') => `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: istio-ingress }
spec: { selector: ${selector}, servers: [${servers}] }
`;
const https = (hosts: string, tls = '{ mode: SIMPLE, credentialName: web, minProtocolVersion: TLSV1_2 }') =>
  `{ hosts: ${hosts}, port: { name: https, number: 443, protocol: HTTPS }, tls: ${tls} }`;

const routes = (host: string) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: ["${host}"], gateways: [istio-ingress/web], http: [] }
`;
const ingress = (host: string) => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { rules: [{ host: ${host} }] }
`;
const says = [
  'Ingress shop/web › spec.rules[0].host: shop.example.com, which Gateway istio-ingress/web exposes too › the Gateway alone',
];

export const proof: Proof = {
  refused: [
    { what: 'one host', manifests: gateway(https('[shop.example.com]')) + ingress('shop.example.com'), says },
    {
      what: 'a wildcard',
      manifests: gateway(https('["shop/*.example.com"]')) + routes('shop.example.com') + ingress('shop.example.com'),
      says,
    },
  ],
  accepted: [
    { what: 'two hosts', manifests: gateway(https('["*.shop.example.com"]')) + ingress('shop.example.com') },
    {
      what: 'a wildcard of which another host is routed',
      manifests: gateway(https('["*.example.com"]')) + routes('app.example.com') + ingress('shop.example.com'),
    },
    {
      what: 'a balancer before the gateway',
      manifests:
        gateway(https('[shop.example.com]')) +
        `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: istio-ingress }
spec:
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: istio } } }] }
`,
    },
  ],
  mutations: [
    mutation('an Ingress beside the Gateway', 'Gateway', ({ metadata, spec }) => {
      const rules = [{ host: spec?.servers?.[0]?.hosts?.[0] }];
      const beside = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules } };
      return [{ beside }];
    }),
  ],
};
