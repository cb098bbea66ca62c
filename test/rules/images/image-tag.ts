import { mutation, type Proof } from '../proof.ts';
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
      what: 'no tag',
      manifests: deployment('registry:5000/web'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: registry:5000/web: no tag, so latest › the tag of a release',
      ],
    },
    {
      what: 'latest',
      manifests: deployment('web:latest'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: web:latest: latest moves › the tag of a release',
      ],
    },
    {
      what: 'a branch',
      manifests: deployment('web:main'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: web:main: main moves › the tag of a release',
      ],
    },
    {
      what: 'what it is built on, of whatever release',
      manifests: deployment('redis:alpine') + '---' + deployment('node:lts-bookworm-slim'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: redis:alpine: alpine moves › the tag of a release',
        'Deployment shop/web › spec.template.spec.containers[0].image: node:lts-bookworm-slim: lts-bookworm-slim moves › the tag of a release',
      ],
    },
    {
      what: 'a variable',
      manifests: deployment('web:${VERSION}'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].image: web:${VERSION}: nothing fills that in › the tag of a release',
      ],
    },
  ],
  accepted: [
    { what: 'a release', manifests: deployment('web:v1.2.3') },
    { what: 'a release on what it is built on', manifests: deployment('redis:8.2.2-alpine') },
    { what: 'a commit', manifests: deployment('web:sha-0123abc') },
    {
      what: 'a digest, whatever it is called',
      manifests: deployment('web:latest@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    },
  ],
  mutations: [
    inContainers('a tag that moves', ({ field, container: { image } }) =>
      image === undefined
        ? []
        : ['latest', 'main', 'stable'].map((tag) => ({
            field: `${field}.image`,
            to: image.replace(/:[^:/]*$/, `:${tag}`),
          })),
    ),
    mutation('no tag', 'Cluster.postgresql.cnpg.io', () => [
      { field: 'spec.imageName', to: 'ghcr.io/cloudnative-pg/postgresql' },
    ]),
  ],
};
