import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const manifests = (port: string, service = 'album') => `
apiVersion: v1
kind: Service
metadata: { name: album, namespace: film }
spec: { ports: [{ name: http, port: 80 }, { name: metrics, port: 9090 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: album, namespace: film }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${service}, port: { ${port} } } } }] } }] }
`;
const at = 'Ingress film/album › spec.rules[0].http.paths[0].backend.service.port';

export const proof: Proof = {
  refused: [
    {
      what: 'a number that the Service does not have',
      manifests: manifests('number: 8080'),
      says: [`${at}.number: Service album has no port 8080 › one of 80, 9090`],
    },
    {
      what: 'a misspelt name',
      manifests: manifests('name: htpp'),
      says: [`${at}.name: Service album has no port 'htpp' (did you mean 'http'?) › one of http, metrics`],
    },
  ],
  accepted: [
    { what: 'a number', manifests: manifests('number: 80') },
    { what: 'a name', manifests: manifests('name: http') },
    { what: 'a Service that is not there', manifests: manifests('number: 8080', 'other') },
    {
      what: 'a name outside, which has no ports',
      manifests: manifests('number: 8080').replace(
        'ports: [{ name: http, port: 80 }, { name: metrics, port: 9090 }]',
        'type: ExternalName, externalName: album.example',
      ),
    },
    { what: 'an action of the load balancer', manifests: manifests('name: use-annotation') },
  ],
  mutations: [
    mutation('an Ingress with another port', 'Service', ({ metadata: { name, namespace = '' } }) => {
      const backend = { service: { name, port: { number: 7 } } };
      return [
        {
          beside: {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'Ingress',
            metadata: { name, namespace },
            spec: { defaultBackend: backend },
          } as KubernetesObject,
        },
      ];
    }),
  ],
};
