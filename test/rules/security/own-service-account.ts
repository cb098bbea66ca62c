import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

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
      what: 'none',
      manifests: deployment(''),
      says: [
        'Deployment shop/web › spec.template.spec.serviceAccountName: missing, which is default › a ServiceAccount of its own',
      ],
    },
    {
      what: 'default',
      manifests: deployment('', 'serviceAccountName: default,'),
      says: ['Deployment shop/web › spec.template.spec.serviceAccountName: default › a ServiceAccount of its own'],
    },
  ],
  accepted: [{ what: 'its own', manifests: deployment('', 'serviceAccountName: web,') }],
  mutations: [
    inPods('the default account', ({ field }) =>
      [undefined, 'default'].map((to) => ({ field: `${field}.serviceAccountName`, to })),
    ),
  ],
};
