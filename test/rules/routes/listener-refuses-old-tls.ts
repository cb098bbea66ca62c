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

export const proof: Proof = {
  refused: [
    {
      what: 'TLS 1.1',
      manifests: gateway(https('["*"]', '{ mode: SIMPLE, credentialName: web, minProtocolVersion: TLSV1_1 }')),
      says: ['Gateway istio-ingress/web › spec.servers[0].tls.minProtocolVersion: TLSV1_1 › TLSV1_2'],
    },
  ],
  accepted: [
    { what: 'TLS 1.2', manifests: gateway(https('["*"]')) },
    { what: 'the default', manifests: gateway(https('["*"]', '{ mode: SIMPLE, credentialName: web }')) },
  ],
  mutations: [
    mutation('old TLS', 'Gateway', () => [
      { field: 'spec.servers[0].tls.minProtocolVersion', to: 'TLSV1_0' },
      { field: 'spec.servers[0].tls.minProtocolVersion', to: 'TLSV1_1' },
    ]),
  ],
};
