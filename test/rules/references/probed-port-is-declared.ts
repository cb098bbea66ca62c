import { mutation, type Proof } from '../proof.ts';

const pod = (probe: string, ports = ', ports: [{ name: http, containerPort: 8080 }]') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web${ports}, livenessProbe: { ${probe} } }, { name: b, ports: [{ containerPort: 9000 }] }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a number that nobody declares',
      manifests: pod('tcpSocket: { port: 3000 }'),
      says: [
        'Pod shop/web › spec.containers[0].livenessProbe.tcpSocket.port: no container declares port 3000 › one of 8080, or 3000 among its ports',
      ],
    },
  ],
  accepted: [
    { what: 'a number where none is declared', manifests: pod('grpc: { port: 3000 }', '') },
    { what: 'a port of another container', manifests: pod('grpc: { port: 9000 }') },
    { what: 'another host', manifests: pod('tcpSocket: { port: 3000, host: 127.0.0.1 }') },
  ],
  mutations: [
    mutation('probes of another port', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ livenessProbe }, index) =>
        livenessProbe?.httpGet === undefined
          ? []
          : [{ field: `spec.template.spec.containers[${index}].livenessProbe.httpGet.port`, to: 3 }],
      ),
    ),
  ],
};
