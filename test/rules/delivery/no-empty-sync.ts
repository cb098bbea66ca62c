import { mutation, type Proof } from '../proof.ts';

const application = (automated: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { syncPolicy: { automated: ${automated} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'everything goes with the last file',
      manifests: application('{ prune: true, allowEmpty: true }'),
      says: [
        'Application argocd/shop › spec.syncPolicy.automated.allowEmpty: true: an empty folder deletes everything › false',
      ],
    },
  ],
  accepted: [
    { what: 'nothing is pruned', manifests: application('{ allowEmpty: true }') },
    { what: 'an empty folder is an error', manifests: application('{ prune: true }') },
  ],
  mutations: [
    mutation('an empty folder is in order', 'Application', () => [
      { field: 'spec.syncPolicy.automated.allowEmpty', to: true },
    ]),
    mutation('an empty preview is in order', 'ApplicationSet', () => [
      { field: 'spec.template.spec.syncPolicy.automated.allowEmpty', to: true },
    ]),
  ],
};
