import { mutation, type Proof } from '../proof.ts';

const association = (clusterName: string) => `
apiVersion: eks.services.k8s.aws/v1alpha1
kind: PodIdentityAssociation
metadata: { name: web, namespace: shop }
spec: { clusterName: ${clusterName}, namespace: shop, serviceAccount: web, roleARN: "arn:aws:iam::123456789012:role/web" }
`;
const cluster = `
---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop-production, region: us-east-1 }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'another cluster',
      manifests: association('shop-staging') + cluster,
      says: [
        "PodIdentityAssociation shop/web › spec.clusterName: 'shop-staging', and this is shop-production › shop-production",
      ],
    },
  ],
  accepted: [
    { what: 'this cluster', manifests: association('shop-production') + cluster },
    { what: 'a cluster that is not here', manifests: association('shop-production') },
  ],
  mutations: [
    mutation('another cluster', 'PodIdentityAssociation', () => [{ field: 'spec.clusterName', to: 'other' }]),
  ],
};
