import type { Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

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
  ],
  accepted: [
    {
      what: 'two paths',
      manifests: deployment(
        ', livenessProbe: { httpGet: { path: /live, port: 80 } }, readinessProbe: { httpGet: { path: /ready, port: 80 } }, ports: [{ containerPort: 80 }]',
      ),
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
  ],
};
