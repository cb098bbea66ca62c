import { mutation, type Proof } from '../proof.ts';

const pod = (image: string) => `
apiVersion: v1
kind: Pod
metadata: { name: backup, namespace: shop }
spec: { containers: [{ name: backup, image: "${image}" }] }
`;

const says = (rest: string) => [`Pod shop/backup › spec.containers[0].image: ${rest}`];

export const proof: Proof = {
  refused: [
    {
      what: 'a database (corrections.md 102)',
      manifests: pod('postgres:14'),
      says: says('postgres:14: PostgreSQL 14 is no longer maintained since 2026-11-12 › PostgreSQL 15 or newer'),
    },
    {
      what: 'its full name, with a digest',
      manifests: pod('docker.io/library/node:18.20.4-alpine@sha256:abc'),
      says: says(
        'docker.io/library/node:18.20.4-alpine@sha256:abc: Node.js 18 is no longer maintained since 2025-04-30 › Node.js 22 or newer',
      ),
    },
    {
      what: 'a version before those of the table',
      manifests: pod('postgres:9.6'),
      says: says('postgres:9.6: PostgreSQL 9 is no longer maintained › PostgreSQL 15 or newer'),
    },
    {
      what: 'the first Jaeger',
      manifests: pod('jaegertracing/all-in-one:1.76.0'),
      says: says(
        'jaegertracing/all-in-one:1.76.0: Jaeger 1 is no longer maintained since 2025-12-31 › Jaeger 2 or newer',
      ),
    },
  ],
  accepted: [
    { what: 'the oldest that is maintained', manifests: pod('postgres:15.14') },
    { what: 'a tag that names no version', manifests: pod('postgres:bookworm') },
    { what: 'no tag', manifests: pod('postgres') },
    { what: 'an image of somebody else', manifests: pod('registry.example.com/postgres:14') },
  ],
  mutations: [
    mutation('an old database', 'Deployment', () => [
      { field: 'spec.template.spec.containers[0].image', to: 'postgres:13.22' },
    ]),
    mutation('an old cluster', 'Cluster.postgresql.cnpg.io', () => [
      { field: 'spec.imageName', to: 'ghcr.io/cloudnative-pg/postgresql:14.19-standard-trixie' },
    ]),
  ],
};
