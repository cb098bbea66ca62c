import { mutation, type Proof } from '../proof.ts';

const cluster = (spec: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-central-1 }
${spec}
`;

const claim = `
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a claim without a driver',
      manifests: cluster('') + claim,
      says: [
        'ClusterConfig shop › addons: no aws-ebs-csi-driver, though PersistentVolumeClaim data needs it › the add-on aws-ebs-csi-driver',
      ],
    },
  ],
  accepted: [
    { what: 'a driver', manifests: cluster('addons: [{ name: aws-ebs-csi-driver }]') + claim },
    { what: 'no claims', manifests: cluster('') },
  ],
  mutations: [
    mutation('no driver', 'ClusterConfig', ({ addons = [] }) =>
      addons.flatMap(({ name }, index) =>
        name === 'aws-ebs-csi-driver' ? [{ field: `addons[${index}]`, to: undefined }] : [],
      ),
    ),
  ],
};
