import type { Proof } from '../proof.ts';
import { inContainers } from './pod-mutations.ts';

const deployment = (container: string, pod = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} containers: [{ name: web${container} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'one question twice',
      manifests: deployment(
        ', livenessProbe: { httpGet: { path: /, port: http } }, readinessProbe: { httpGet: { path: /, port: http } }, ports: [{ name: http, containerPort: 80 }]',
      ),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].readinessProbe: asks what livenessProbe asks: what is only busy is restarted › a question of its own, such as another path',
      ],
    },
    {
      what: 'one command twice',
      manifests: deployment(
        ', livenessProbe: { exec: { command: [a, b] } }, readinessProbe: { exec: { command: [a, b] } }',
      ),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].readinessProbe: asks what livenessProbe asks: what is only busy is restarted › a question of its own, such as another path',
      ],
    },
    {
      what: 'a name that no port has',
      manifests: deployment(', readinessProbe: { tcpSocket: { port: http } }'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].readinessProbe.tcpSocket.port: http, which the container does not declare › a port of its own',
      ],
    },
    {
      what: 'another number',
      manifests: deployment(', readinessProbe: { grpc: { port: 81 } }, ports: [{ name: http, containerPort: 80 }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].readinessProbe.grpc.port: 81, which the container does not declare › one of its ports: http 80',
      ],
    },
  ],
  accepted: [
    {
      what: 'two paths',
      manifests: deployment(
        ', livenessProbe: { httpGet: { path: /live, port: 80 } }, readinessProbe: { httpGet: { path: /ready, port: 80 } }, ports: [{ containerPort: 80 }]',
      ),
    },
    {
      what: 'a number where no port is declared',
      manifests: deployment(', livenessProbe: { httpGet: { path: /live, port: 80 } }'),
    },
    {
      what: 'a command and a connection',
      manifests: deployment(', livenessProbe: { exec: { command: [a] } }, readinessProbe: { tcpSocket: { port: 80 } }'),
    },
  ],
  mutations: [
    inContainers('one question twice', ({ field, container: { livenessProbe, readinessProbe } }) =>
      livenessProbe === undefined || readinessProbe === undefined
        ? []
        : [{ field: `${field}.readinessProbe`, to: livenessProbe }],
    ),
    inContainers('a port that is not there', ({ field, container: { startupProbe } }) =>
      startupProbe?.httpGet === undefined ? [] : [{ field: `${field}.startupProbe.httpGet.port`, to: 'none' }],
    ),
  ],
};
