import { mutation, type Proof } from '../proof.ts';

const pool = (key: string, types: string) => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: gpu }
spec:
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: gpu }
      requirements: [{ key: ${key}, operator: In, values: [${types}] }]
---
`;

const config = (type: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: ideation-engine-prod, region: us-west-2 }
nodeGroups: [{ name: gpu-nodes, instanceType: ${type} }]
---
`;

const is = "'p3.2xlarge': EC2 no longer lists it since May 2026 › g6.2xlarge | g6e.2xlarge";

export const proof: Proof = {
  refused: [
    {
      what: 'a node group and a pool of a withdrawn type (corrections.md 1)',
      manifests: config('p3.2xlarge') + pool('node.kubernetes.io/instance-type', 'g6.2xlarge, p3.2xlarge'),
      says: [
        `ClusterConfig ideation-engine-prod › nodeGroups[0].instanceType: ${is}`,
        `NodePool gpu › spec.template.spec.requirements[0].values[1]: ${is}`,
      ],
    },
  ],
  accepted: [
    {
      what: 'types that are offered, or not known',
      manifests: config('g6.2xlarge') + pool('node.kubernetes.io/instance-type', 'x99.huge'),
    },
    { what: 'another requirement, and none', manifests: pool('karpenter.k8s.aws/instance-family', 'p3.2xlarge') },
  ],
  mutations: [
    mutation('a pool of a withdrawn type', 'NodePool', () => [
      { field: 'spec.template.spec.requirements[2].values[0]', to: 'p3.2xlarge' },
    ]),
    mutation('system nodes of a withdrawn type', 'ClusterConfig', () => [
      { field: 'managedNodeGroups[0].instanceType', to: 'p3.2xlarge' },
    ]),
  ],
};
