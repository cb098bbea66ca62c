import type { Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

const deployment = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: '${image}' }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a major version',
      manifests: deployment('postgres:17'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: postgres:17: every release of 17 › the tag of one release',
      ],
    },
    {
      what: 'and a variant',
      manifests: deployment('postgres:v17-alpine'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: postgres:v17-alpine: every release of v17-alpine › the tag of one release',
      ],
    },
  ],
  accepted: [
    { what: 'a minor version', manifests: deployment('postgres:17.6') },
    { what: 'a date', manifests: deployment('web:20251121') },
    {
      what: 'a digest',
      manifests: deployment('postgres:17@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    },
  ],
  mutations: [
    inContainers('a major version', ({ field, container: { image } }) =>
      image === undefined ? [] : [{ field: `${field}.image`, to: image.replace(/:[^:/]*$/, ':v1') }],
    ),
  ],
};
