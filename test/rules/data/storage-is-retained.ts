import { mutation, type Proof } from '../proof.ts';

const manifests = (environment: string, policy: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ebs.csi.aws.com
${policy}`;

export const proof: Proof = {
  refused: [
    {
      what: 'deleted unless it is said otherwise',
      manifests: manifests('production', ''),
      says: ['StorageClass gp3 › reclaimPolicy: Delete: the volume goes with its claim › Retain'],
    },
  ],
  accepted: [
    { what: 'kept', manifests: manifests('production', 'reclaimPolicy: Retain') },
    { what: 'staging may lose its volumes', manifests: manifests('staging', 'reclaimPolicy: Delete') },
  ],
  mutations: [
    mutation('volumes that go with their claims', 'StorageClass', (_, { environment }) =>
      environment === 'production' || environment === 'dr' ? [{ field: 'reclaimPolicy', to: undefined }] : [],
    ),
  ],
};
