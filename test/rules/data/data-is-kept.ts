import type { Of } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const application = (automated: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { source: { path: k8s }, syncPolicy: { automated: ${automated} } }
---
`;
const namespace = (options: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, annotations: { argocd.argoproj.io/sync-options: '${options}' } }
---
`;
const statefulSet = (claims: string, rest = 'persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete },') => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec: { ${rest} volumeClaimTemplates: ${claims} }
`;

const options = "metadata.annotations['argocd.argoproj.io/sync-options']";

export const proof: Proof = {
  refused: [
    {
      what: 'pruned with its folder',
      manifests:
        application('{ prune: true }') + namespace('Prune=false') + statefulSet('[{ metadata: { name: data } }]'),
      says: [
        `Namespace shop › ${options}: a commit without Namespace shop deletes it and its data › argocd.argoproj.io/sync-options: Delete=false`,
        `StatefulSet shop/db › ${options}: a commit without StatefulSet db deletes it and its data › argocd.argoproj.io/sync-options: Prune=false,Delete=false`,
      ],
    },
  ],
  accepted: [
    { what: 'nothing is pruned', manifests: application('{ prune: false }') + namespace('') + statefulSet('[]') },
    {
      what: 'only after a person agreed, and what keeps nothing',
      manifests: application('{ prune: true }') + namespace('Prune=confirm, Delete=false') + statefulSet('[]'),
    },
    {
      what: 'claims that stay',
      manifests: application('{ prune: true }') + statefulSet('[{ metadata: { name: data } }]', ''),
    },
    {
      what: 'an instance of a cluster, which has the data',
      manifests: `${application('{ prune: true }')}
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: db-1, namespace: shop }
spec: { dbInstanceIdentifier: db-1, dbClusterIdentifier: db }
`,
    },
    {
      what: 'an Application that keeps all',
      manifests:
        application('{ prune: true }, syncOptions: [Prune=false, Delete=confirm]') + namespace('') + statefulSet('[]'),
    },
    {
      what: 'an Application that is synced by hand',
      manifests: application('{ enabled: false, prune: true }') + namespace(''),
    },
    {
      what: 'an ApplicationSet for pull requests, which takes everything away at their end',
      manifests: {
        'dist/preview/shop/web.yaml': statefulSet('[{ metadata: { name: data } }]'),
        'argocd/staging/shop/previews.yaml': `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shop, namespace: argocd }
spec:
  generators: [{ pullRequest: {} }]
  template: { spec: { source: { path: dist/preview/shop }, syncPolicy: { automated: { prune: true } } } }
`,
      },
    },
  ],
  mutations: (['Namespace', 'DBInstance', 'Bucket', 'KafkaTopic'] as const).map((kind) =>
    mutation(`a ${kind} that is pruned`, kind, (object, { environment, name }) =>
      environment === 'dev' ||
      name.startsWith('preview/') ||
      (object as Of<'DBInstance'>).spec?.dbClusterIdentifier !== undefined
        ? []
        : ['Prune=false', 'Delete=false', undefined].map((to) => ({ field: options, to })),
    ),
  ),
};
