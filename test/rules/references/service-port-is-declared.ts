import { mutation, type Proof } from '../proof.ts';

const deployment = (ports: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web${ports} }] }
---
`;

const ports = ', ports: [{ name: http, containerPort: 8080 }, { name: http-metrics, containerPort: 9090 }]';

const service = (port: string) => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ ${port} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a number that nobody declares',
      manifests: deployment(ports) + service('port: 80, targetPort: 3000'),
      says: ['Service shop/web › spec.ports[0].targetPort: 3000 is no TCP port of web › one of 8080, 9090'],
    },
    {
      what: 'a port that is its own target',
      manifests: deployment(ports) + service('port: 80'),
      says: ['Service shop/web › spec.ports[0].targetPort: 80 is no TCP port of web › one of 8080, 9090'],
    },
    {
      what: 'another protocol',
      manifests: deployment(ports) + service('port: 8080, protocol: UDP'),
      says: [
        'Service shop/web › spec.ports[0].targetPort: 8080 is no UDP port of web › a port that its containers declare',
      ],
    },
  ],
  accepted: [
    { what: 'a name', manifests: deployment(ports) + service('port: 80, targetPort: http') },
    { what: 'a number', manifests: deployment(ports) + service('port: 8080') },
    { what: 'a number where none is declared', manifests: deployment('') + service('port: 8080') },
  ],
  mutations: [
    mutation('another target', 'Service', ({ spec }) =>
      (spec?.ports ?? []).map((_, index) => ({ field: `spec.ports[${index}].targetPort`, to: 4 })),
    ),
  ],
};
