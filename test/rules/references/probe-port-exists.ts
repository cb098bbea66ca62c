import { mutation, type Proof } from '../proof.ts';

const pod = (probe: string, ports = ', ports: [{ name: http, containerPort: 8080 }]') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web${ports}, livenessProbe: { ${probe} } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt name',
      manifests: pod('httpGet: { path: /, port: htp }'),
      says: [
        "Pod shop/web › spec.containers[0].livenessProbe.httpGet.port: 'htp' is no port of container web (did you mean 'http'?) › one of http",
      ],
    },
    {
      what: 'a name where none is declared',
      manifests: pod('httpGet: { port: http }', ''),
      says: [
        "Pod shop/web › spec.containers[0].livenessProbe.httpGet.port: 'http' is no port of container web › a port that the container declares",
      ],
    },
  ],
  accepted: [
    { what: 'a name', manifests: pod('httpGet: { port: http }') },
    { what: 'a number where none is declared', manifests: pod('grpc: { port: 3000 }', '') },
    { what: 'a number that nobody declares', manifests: pod('httpGet: { port: 13133 }') },
    { what: 'another host', manifests: pod('tcpSocket: { port: 3000, host: 127.0.0.1 }') },
  ],
  mutations: [
    mutation('probes of another port', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ livenessProbe }, index) =>
        livenessProbe?.httpGet === undefined
          ? []
          : [
              {
                field: `spec.template.spec.containers[${index}].livenessProbe.httpGet.port`,
                to: 'nothing',
              },
            ],
      ),
    ),
  ],
};
