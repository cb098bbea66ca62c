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
      what: 'a misspelt name',
      manifests: deployment(ports) + service('port: 80, targetPort: htpp'),
      says: [
        "Service shop/web › spec.ports[0].targetPort: 'htpp' is no TCP port of web (did you mean 'http'?) › one of http, http-metrics",
      ],
    },
    {
      what: 'a name where none is declared',
      manifests: deployment('') + service('port: 80, targetPort: http'),
      says: [
        "Service shop/web › spec.ports[0].targetPort: 'http' is no TCP port of web › a port that its containers declare",
      ],
    },
  ],
  accepted: [
    { what: 'a name', manifests: deployment(ports) + service('port: 80, targetPort: http') },
    { what: 'a number that nobody declares', manifests: deployment(ports) + service('port: 80, targetPort: 3000') },
    { what: 'a number', manifests: deployment(ports) + service('port: 8080') },
    { what: 'a number where none is declared', manifests: deployment('') + service('port: 8080') },
  ],
  mutations: [
    mutation('a name that no container has', 'Service', ({ spec }) =>
      (spec?.ports ?? []).map((_, index) => ({ field: `spec.ports[${index}].targetPort`, to: 'nothing' })),
    ),
  ],
};
