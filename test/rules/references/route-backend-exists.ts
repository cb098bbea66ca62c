import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const manifests = (backend: string, filters = '[]') => `
apiVersion: v1
kind: Service
metadata: { name: album, namespace: film }
spec: { selector: { app: album }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: album, namespace: film, labels: { app: album } }
spec: { containers: [] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: album, namespace: film }
spec: { parentRefs: [{ name: edge }], rules: [{ filters: ${filters}, backendRefs: [{ ${backend} }] }] }
`;
const at = 'HTTPRoute film/album › spec.rules[0]';

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt Service',
      manifests: manifests('name: albun, port: 80'),
      says: [`${at}.backendRefs[0].name: no Service 'albun' in film (did you mean 'album'?) › album`],
    },
    {
      what: 'another port, and a copy of requests to another one',
      manifests: manifests(
        'name: album, port: 8080',
        '[{ type: RequestMirror, requestMirror: { backendRef: { name: album, port: 81 } } }]',
      ),
      says: [
        `${at}.backendRefs[0].port: Service album has no port 8080 › one of 80`,
        `${at}.filters[0].requestMirror.backendRef.port: Service album has no port 81 › one of 80`,
      ],
    },
  ],
  accepted: [
    { what: 'a Service and its port', manifests: manifests('name: album, port: 80') },
    {
      what: 'a backend of another kind',
      manifests: manifests('name: albun, group: multicluster.x-k8s.io, kind: ServiceImport, port: 1'),
    },
  ],
  mutations: [
    mutation('a route to another port', 'Service', ({ metadata: { name, namespace = '' } }) => [
      {
        beside: {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata: { name, namespace },
          spec: { rules: [{ backendRefs: [{ name, port: 7 }] }] },
        } as KubernetesObject,
      },
    ]),
  ],
};
