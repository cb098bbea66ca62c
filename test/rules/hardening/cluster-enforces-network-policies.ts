import { mutation, type Proof } from '../proof.ts';

const cluster = (spec: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-central-1 }
${spec}
`;

const policy = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no add-on',
      manifests: cluster('') + policy,
      says: [
        'ClusterConfig shop › addons: no vpc-cni with enableNetworkPolicy: 1 NetworkPolicies are ignored › {"enableNetworkPolicy":"true"} of vpc-cni',
      ],
    },
    {
      what: 'an add-on that ignores them',
      manifests:
        cluster(
          'addons: [{ name: coredns }, { name: vpc-cni, configurationValues: "enableNetworkPolicy: \'false\'" }]',
        ) + policy,
      says: [
        'ClusterConfig shop › addons[1].configurationValues: not enableNetworkPolicy: 1 NetworkPolicies are ignored › {"enableNetworkPolicy":"true"} of vpc-cni',
      ],
    },
  ],
  accepted: [
    {
      what: 'an add-on that is told',
      manifests: cluster(`addons: [{ name: vpc-cni, configurationValues: '{"enableNetworkPolicy":"true"}' }]`) + policy,
    },
    { what: 'no policies', manifests: cluster('') },
    { what: 'EKS Auto Mode', manifests: cluster('autoModeConfig: { enabled: true }') + policy },
  ],
  mutations: [
    mutation('an add-on that ignores them', 'ClusterConfig', () => [
      { field: 'addons[0].configurationValues', to: undefined },
      { field: 'addons[0]', to: undefined },
    ]),
  ],
};
