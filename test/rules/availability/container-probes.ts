import type { Proof } from '../proof.ts';
import { inContainers, serves } from '../pod-mutations.ts';

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

const job = `
apiVersion: batch/v1
kind: Job
metadata: { name: once, namespace: shop }
spec: { template: { spec: { containers: [{ name: once }], restartPolicy: Never } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'none',
      manifests: deployment(''),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].livenessProbe: missing › a probe that fails when only a restart helps',
        'Deployment shop/web › spec.template.spec.containers[0].readinessProbe: missing › a probe that fails while it cannot answer',
      ],
    },
    {
      what: 'liveness alone',
      manifests: deployment(', livenessProbe: { httpGet: { path: /live, port: 80 } }'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].readinessProbe: missing › a probe that fails while it cannot answer',
      ],
    },
  ],
  accepted: [
    {
      what: 'both',
      manifests: deployment(
        ', livenessProbe: { httpGet: { path: /live, port: 80 } }, readinessProbe: { httpGet: { path: /ready, port: 80 } }',
      ),
    },
    { what: 'a job', manifests: job },
    {
      what: 'a sidecar beside',
      manifests: deployment(
        ', livenessProbe: { httpGet: { path: /live, port: 80 } }, readinessProbe: { httpGet: { path: /ready, port: 80 } }',
        'initContainers: [{ name: proxy, restartPolicy: Always }],',
      ),
    },
  ],
  mutations: [
    inContainers('no probe', ({ field, runs }, pods) =>
      serves(pods) && runs === 'main'
        ? ['livenessProbe', 'readinessProbe'].map((name) => ({ field: `${field}.${name}`, to: undefined }))
        : [],
    ),
  ],
};
