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
      what: 'a liveness probe from the first second',
      manifests: deployment(', livenessProbe: { httpGet: { path: /live, port: 80 } }'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].startupProbe: missing: a slow start is taken for a hang › the question of the liveness probe',
      ],
    },
  ],
  accepted: [
    {
      what: 'both',
      manifests: deployment(
        ', livenessProbe: { httpGet: { path: /live, port: 80 } }, startupProbe: { tcpSocket: { port: 80 } }',
      ),
    },
    { what: 'none', manifests: deployment('') },
  ],
  mutations: [
    inContainers('no startup probe', ({ field, container }) =>
      container.startupProbe === undefined ? [] : [{ field: `${field}.startupProbe`, to: undefined }],
    ),
  ],
};
