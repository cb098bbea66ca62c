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

const byDefault = `
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: standard }
value: 1
globalDefault: true
`;

export const proof: Proof = {
  refused: [
    {
      what: 'none',
      manifests: deployment(''),
      says: [
        'Deployment shop/web › spec.template.spec.priorityClassName: missing: the least of all › the name of a PriorityClass',
      ],
    },
  ],
  accepted: [
    { what: 'one', manifests: deployment('', 'priorityClassName: standard,') },
    { what: 'the default of the cluster', manifests: deployment('') + byDefault },
  ],
  mutations: [inPods('no priority', ({ field }) => [{ field: `${field}.priorityClassName`, to: undefined }])],
};
