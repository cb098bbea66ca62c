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
      what: 'nothing',
      manifests: deployment(''),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem: missing › true, and an emptyDir where it writes',
      ],
    },
    {
      what: 'false',
      manifests: deployment(', securityContext: { readOnlyRootFilesystem: false }'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem: false › true, and an emptyDir where it writes',
      ],
    },
  ],
  accepted: [
    { what: 'true', manifests: deployment(', securityContext: { readOnlyRootFilesystem: true }') },
    { what: 'Windows', manifests: deployment('', 'os: { name: windows },') },
  ],
  mutations: [
    inContainers('a root that can be written', ({ field }) =>
      [false, undefined].map((to) => ({ field: `${field}.securityContext.readOnlyRootFilesystem`, to })),
    ),
  ],
};
