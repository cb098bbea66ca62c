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
      what: 'a chart',
      manifests: cluster('addons: [{ name: aws-load-balancer-controller }]'),
      says: [
        'ClusterConfig shop › addons[0].name: aws-load-balancer-controller: no add-on of EKS › an add-on of EKS, or a Helm chart',
      ],
    },
    {
      what: 'a slip',
      manifests: cluster('addons: [{ name: vpc-cin }]'),
      says: [
        "ClusterConfig shop › addons[0].name: vpc-cin: no add-on of EKS › an add-on of EKS (did you mean 'vpc-cni'?), or a Helm chart",
      ],
    },
  ],
  accepted: [
    { what: 'those of EKS', manifests: cluster('addons: [{ name: vpc-cni }, { name: metrics-server }]') },
    { what: 'one of the marketplace', manifests: cluster('addons: [{ name: datadog_operator }]') },
  ],
  mutations: [
    mutation('a slip', 'ClusterConfig', ({ addons = [] }) =>
      addons.map(({ name = '' }, index) => ({ field: `addons[${index}].name`, to: `${name}s` })),
    ),
  ],
};
