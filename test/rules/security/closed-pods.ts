import type { Proof } from '../proof.ts';
import { inContainers, inPods } from '../pod-mutations.ts';

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
      what: 'SSH',
      manifests: deployment(', ports: [{ containerPort: 22 }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].ports[0].containerPort: 22, the port of SSH › kubectl exec, for those whom RBAC permits it',
      ],
    },
    {
      what: 'processes of others',
      manifests: deployment('', 'shareProcessNamespace: true,'),
      says: ['Deployment shop/web › spec.template.spec.shareProcessNamespace: true › no such field'],
    },
  ],
  accepted: [
    {
      what: 'other ports',
      manifests: deployment(', ports: [{ containerPort: 2222 }]', 'shareProcessNamespace: false,'),
    },
  ],
  mutations: [
    inPods('processes of others', ({ field }) => [{ field: `${field}.shareProcessNamespace`, to: true }]),
    inContainers('SSH', ({ field, container: { image } }) =>
      image === undefined ? [] : [{ field: `${field}.ports[0]`, to: { containerPort: 22 } }],
    ),
  ],
};
