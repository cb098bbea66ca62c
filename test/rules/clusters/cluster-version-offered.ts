import { mutation, type Proof } from '../proof.ts';

const cluster = (version: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1, version: "${version}" }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a version whose support has ended',
      manifests: cluster('1.28'),
      says: ["ClusterConfig shop › metadata.version: '1.28' is no longer offered since 2025-11-26 › 1.32 or newer"],
    },
    {
      what: 'a version of long ago',
      manifests: cluster('1.21'),
      says: ["ClusterConfig shop › metadata.version: '1.21' is no longer offered › 1.32 or newer"],
    },
  ],
  accepted: [
    { what: 'the oldest version', manifests: cluster('1.32') },
    { what: 'a version to come', manifests: cluster('1.40') },
  ],
  mutations: [mutation('an old version', 'ClusterConfig', () => [{ field: 'metadata.version', to: '1.27' }])],
};
