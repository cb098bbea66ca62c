import { mutation, type Proof } from '../proof.ts';

const application = (destination: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { destination: ${destination} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a namespace of no cluster',
      manifests: application('{ namespace: shop }'),
      says: ['Application argocd/shop › spec.destination: neither server nor name › server or name'],
    },
    {
      what: 'two clusters',
      manifests: application('{ server: https://kubernetes.default.svc, name: in-cluster }'),
      says: [
        'Application argocd/shop › spec.destination: both server https://kubernetes.default.svc and name in-cluster › server or name',
      ],
    },
  ],
  accepted: [{ what: 'a cluster by its name', manifests: application('{ name: in-cluster }') }],
  mutations: [
    mutation('no cluster', 'Application', () => [{ field: 'spec.destination.server', to: undefined }]),
    mutation('previews in two clusters', 'ApplicationSet', () => [
      { field: 'spec.template.spec.destination.name', to: 'in-cluster' },
    ]),
  ],
};
