import { mutation, type Proof } from '../proof.ts';

const config = (name: string, version = 'v1', kind = 'ConfigMap') =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\n---\n`;

export const proof: Proof = {
  refused: [
    {
      what: 'twice in a file',
      manifests: config('a') + config('b') + config('a'),
      says: ['ConfigMap shop/a › metadata.name: written twice › a name of its own, or one manifest'],
    },
    {
      what: 'in two files, of two versions of a kind',
      manifests: {
        'dist/production/shop/a.yaml': config('a', 'autoscaling/v2', 'HorizontalPodAutoscaler'),
        'dist/production/shop/b.yaml': config('a', 'autoscaling/v1', 'HorizontalPodAutoscaler'),
      },
      says: [
        'HorizontalPodAutoscaler shop/a › metadata.name: written in dist/production/shop/a.yaml too › a name of its own, or one manifest',
      ],
    },
  ],
  accepted: [
    {
      what: 'in two clusters, in two namespaces, of two groups',
      manifests: {
        'dist/production/shop/a.yaml': config('a') + config('a').replace('namespace: shop', 'namespace: other'),
        'dist/staging/shop/a.yaml': config('a'),
        'dist/dr/shop/a.yaml':
          config('a', 'postgresql.cnpg.io/v1', 'Cluster') + config('a', 'kafka.services.k8s.aws/v1alpha1', 'Cluster'),
      },
    },
    {
      what: 'hooks that the API server names',
      manifests: `apiVersion: batch/v1
kind: Job
metadata: { generateName: a-, namespace: shop, annotations: { argocd.argoproj.io/hook: Sync } }
spec: { template: { spec: { restartPolicy: Never, containers: [] } } }
---
`.repeat(2),
    },
  ],
  mutations: [
    mutation('the same again', 'ConfigMap', (object) => [{ beside: { ...object } }]),
    mutation('two of one name', 'NetworkPolicy', (object, cluster) =>
      cluster
        .names('NetworkPolicy', object.metadata.namespace ?? '')
        .flatMap((name) => (name === object.metadata.name ? [] : [{ field: 'metadata.name', to: name }])),
    ),
  ],
};
