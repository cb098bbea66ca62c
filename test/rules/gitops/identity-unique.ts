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
      what: 'names that the API server makes',
      manifests: config('').repeat(2).replaceAll('name: ,', 'generateName: a-,'),
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
