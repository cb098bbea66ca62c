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
      what: 'a tag',
      manifests: deployment(', image: web:v1'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].imagePullPolicy: missing, which is IfNotPresent › Always, or an image with a digest',
      ],
    },
    {
      what: 'only what is missing',
      manifests: deployment(', image: web@sha1:a, imagePullPolicy: Never'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].imagePullPolicy: Never › Always, or an image with a digest',
      ],
    },
  ],
  accepted: [
    { what: 'Always', manifests: deployment(', image: web:v1, imagePullPolicy: Always') },
    { what: 'a digest', manifests: deployment(', image: web@sha256:aa, imagePullPolicy: IfNotPresent') },
    { what: 'latest, which Kubernetes always pulls', manifests: deployment(', image: registry:5000/web') },
  ],
  mutations: [
    inContainers('no pull', ({ field, container }) =>
      container.image === undefined
        ? []
        : ['IfNotPresent', 'Never'].map((to) => ({ field: `${field}.imagePullPolicy`, to })),
    ),
  ],
};
