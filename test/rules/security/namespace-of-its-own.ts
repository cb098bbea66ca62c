import { mutation, type Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const object = (kind: string, namespace: string, spec = 'ports: [{ port: 80 }]') => `
apiVersion: v1
kind: ${kind}
metadata: { name: web${namespace} }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a pod in default',
      manifests: object('Pod', ', namespace: default', 'containers: []'),
      says: ['Pod default/web › metadata.namespace: default › a namespace of its system'],
    },
    {
      what: 'a pod of the cluster',
      manifests: object('Pod', ', namespace: kube-system', 'containers: []'),
      says: ['Pod kube-system/web › metadata.namespace: kube-system › a namespace of its system'],
    },
  ],
  accepted: [
    { what: 'none: kustomize, Flux or kubectl says which', manifests: object('Service', '') },
    { what: 'its own', manifests: object('Pod', ', namespace: shop', 'containers: []') },
    { what: 'a Service of the cluster', manifests: object('Service', ', namespace: kube-system') },
  ],
  mutations: [
    inPods('the namespace of the cluster', () =>
      ['default', 'kube-system'].map((to) => ({ field: 'metadata.namespace', to })),
    ),
    mutation('a store for all', 'SecretStore', () => [{ field: 'metadata.namespace', to: 'default' }]),
    mutation('rights for nobody', 'RoleBinding', () => [{ field: 'metadata.namespace', to: 'default' }]),
  ],
};
