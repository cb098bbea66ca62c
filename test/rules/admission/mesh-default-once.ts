import { mutation, type Proof } from '../proof.ts';

const sidecar = (name: string, selector = '') => `
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }]${selector} }
`;
const peer = (name: string, namespace: string) => `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: ${name}, namespace: ${namespace} }
spec: { mtls: { mode: STRICT } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'two for all pods, one of them with an empty selector',
      manifests:
        sidecar('a') + sidecar('b', ', workloadSelector: { labels: {} }') + peer('a', 'shop') + peer('b', 'shop'),
      says: [
        'Sidecar shop/b › spec.workloadSelector: none, as in Sidecar a › one of the two, or the selector of pods',
        'PeerAuthentication shop/b › spec.selector: none, as in PeerAuthentication a › one of the two, or the selector of pods',
      ],
    },
  ],
  accepted: [
    {
      what: 'one for all and one for some, and one in each namespace',
      manifests:
        sidecar('a') +
        sidecar('b', ', workloadSelector: { labels: { app: web } }') +
        peer('a', 'shop') +
        peer('a', 'bank'),
    },
  ],
  mutations: [
    ...(['Sidecar', 'PeerAuthentication', 'Telemetry'] as const).map((kind) =>
      mutation(`another ${kind}`, kind, (object) =>
        object.metadata.name === 'default'
          ? [{ beside: { ...object, metadata: { ...object.metadata, name: 'other' } } }]
          : [],
      ),
    ),
  ],
};
