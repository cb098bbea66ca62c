import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const route = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: album, namespace: film }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: album, namespace: shared, port: 80 }] }] }
`;
const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: film }
spec: { gatewayClassName: a, listeners: [{ name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: cert, namespace: shared }] } }] }
`;
const grant = (kind: string, to: string, from = 'film') => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: film, namespace: shared }
spec: { from: [{ group: gateway.networking.k8s.io, kind: ${kind}, namespace: ${from} }], to: [{ group: '', ${to} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a backend of another namespace',
      manifests: route,
      says: [
        'HTTPRoute film/album › spec.rules[0].backendRefs[0].namespace: Service shared/album, and no ReferenceGrant of shared lets a HTTPRoute name it › a ReferenceGrant in shared, from HTTPRoute of film to Service',
      ],
    },
    {
      what: 'a grant for routes, and a certificate of a Gateway',
      manifests: gateway + grant('HTTPRoute', 'kind: Secret'),
      says: [
        'Gateway film/edge › spec.listeners[0].tls.certificateRefs[0].namespace: Secret shared/cert, and no ReferenceGrant of shared lets a Gateway name it › a ReferenceGrant in shared, from Gateway of film to Secret',
      ],
    },
    {
      what: 'a grant of another Service',
      manifests: route + grant('HTTPRoute', 'kind: Service, name: other'),
      says: [
        'HTTPRoute film/album › spec.rules[0].backendRefs[0].namespace: Service shared/album, and no ReferenceGrant of shared lets a HTTPRoute name it › a ReferenceGrant in shared, from HTTPRoute of film to Service',
      ],
    },
  ],
  accepted: [
    { what: 'a grant of all', manifests: route + grant('HTTPRoute', 'kind: Service') },
    { what: 'a grant of the certificate', manifests: gateway + grant('Gateway', 'kind: Secret, name: cert') },
    { what: 'the same namespace', manifests: route.replace(', namespace: shared', '') },
  ],
  mutations: [
    mutation('a route to another namespace', 'Service', ({ metadata: { name, namespace = '' } }) => [
      {
        beside: {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata: { name, namespace: `${namespace}-other` },
          spec: { rules: [{ backendRefs: [{ name, namespace, port: 7 }] }] },
        } as KubernetesObject,
      },
    ]),
  ],
};
