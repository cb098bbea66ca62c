import { mutation, type Proof } from '../proof.ts';

const project = (namespace: string, spec = '{}') => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: ${namespace} }
spec: ${spec}
---
`;
const application = (namespace: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: ${namespace} }
spec: { project: shop }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'beside what it deploys',
      manifests:
        project('argocd') + application('shop').replace('name: shop', 'name: web') + '---' + application('argocd'),
      says: [
        'Application shop/web › metadata.namespace: Argo CD does not read Application in shop › argocd, or sourceNamespaces of its project',
      ],
    },
    {
      what: 'no namespace, which is default',
      manifests: project('default'),
      says: ['AppProject default/shop › metadata.namespace: Argo CD does not read AppProject in default › argocd'],
    },
  ],
  accepted: [
    { what: 'Argo CD is where all of them are', manifests: project('gitops') + application('gitops') },
    {
      what: 'the project takes Applications from there',
      manifests: project('argocd', "{ sourceNamespaces: ['shop*'] }") + application('shop-web'),
    },
  ],
  mutations: (['Application', 'AppProject', 'ApplicationSet'] as const).map((kind) =>
    mutation(`a ${kind} elsewhere`, kind, (_, { name }) =>
      name.startsWith('preview/') ? [] : [{ field: 'metadata.namespace', to: 'default' }],
    ),
  ),
};
