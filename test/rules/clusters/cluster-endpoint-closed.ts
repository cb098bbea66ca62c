import { mutation, type Proof } from '../proof.ts';

const cluster = (spec: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-central-1 }
${spec}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'nothing is said',
      manifests: cluster(''),
      says: [
        'ClusterConfig shop › vpc.publicAccessCIDRs: missing: open to 0.0.0.0/0 › clusterEndpoints.publicAccess: false, or the addresses that may',
      ],
    },
    {
      what: 'every address',
      manifests: cluster('vpc: { publicAccessCIDRs: [192.0.2.0/24, 0.0.0.0/0] }'),
      says: [
        'ClusterConfig shop › vpc.publicAccessCIDRs[1]: 0.0.0.0/0 › clusterEndpoints.publicAccess: false, or the addresses that may',
      ],
    },
  ],
  accepted: [
    { what: 'closed', manifests: cluster('vpc: { clusterEndpoints: { publicAccess: false, privateAccess: true } }') },
    { what: 'some addresses', manifests: cluster('vpc: { publicAccessCIDRs: [192.0.2.0/24] }') },
  ],
  mutations: [
    mutation('an open endpoint', 'ClusterConfig', () => [
      { field: 'vpc.clusterEndpoints.publicAccess', to: true },
      { field: 'vpc', to: undefined },
    ]),
  ],
};
