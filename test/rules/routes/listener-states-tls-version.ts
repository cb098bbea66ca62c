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
      what: 'nothing stated',
      manifests: gateway(https('["*"]', '{ mode: SIMPLE, credentialName: web }')),
      says: ['Gateway istio-ingress/web › spec.servers[0].tls.minProtocolVersion: missing › TLSV1_2'],
    },
  ],
  accepted: [
    { what: 'TLS 1.2', manifests: gateway(https('["*"]')) },
    { what: 'TLS that goes on', manifests: gateway(https('["*"]', '{ mode: PASSTHROUGH }')) },
  ],
  mutations: [
    mutation('nothing stated', 'Gateway', ({ spec }) =>
      (spec?.servers ?? []).flatMap(({ tls }, index) =>
        tls?.mode === 'SIMPLE'
          ? [
              { field: `spec.servers[${index}].tls.minProtocolVersion`, to: undefined },
              { field: `spec.servers[${index}].tls.minProtocolVersion`, to: 'TLS_AUTO' },
            ]
          : [],
      ),
    ),
  ],
};
