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

const http = (hosts: string) => `{ hosts: ${hosts}, port: { name: http, number: 80, protocol: HTTP } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'two Gateways',
      manifests: gateway(https('[a.example.com]')) + gateway(https('[b.example.com, shop/a.example.com]'), 'other'),
      says: [
        'Gateway istio-ingress/other › spec.servers[0].hosts[1]: a.example.com on port 443, which Gateway istio-ingress/web has already › one server for the host',
      ],
    },
    {
      what: 'two servers',
      manifests: gateway(`${http('[a.example.com]')}, ${http('[a.example.com]')}`),
      says: [
        'Gateway istio-ingress/web › spec.servers[1].hosts[0]: a.example.com on port 80, which Gateway istio-ingress/web has already › one server for the host',
      ],
    },
  ],
  accepted: [
    {
      what: 'plain listeners, which are merged',
      manifests: gateway(http('[a.example.com]')) + gateway(http('[a.example.com]'), 'other'),
    },
    {
      what: 'other pods',
      manifests: gateway(https('[a.example.com]')) + gateway(https('[a.example.com]'), 'other', '{ istio: internal }'),
    },
    { what: 'two ports', manifests: gateway(`${http('[a.example.com]')}, ${https('[a.example.com]')}`) },
  ],
  mutations: [
    mutation('a second Gateway', 'Gateway', (gateway) => [
      { beside: { ...gateway, metadata: { ...gateway.metadata, name: 'second' } } },
    ]),
  ],
};
