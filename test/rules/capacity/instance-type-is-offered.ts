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

const is = "'p3.2xlarge': EC2 no longer lists it since May 2026 › g4dn.2xlarge | g6.2xlarge | g5.2xlarge";

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
    {
      what: 'misspelt types',
      manifests: config('m5.2xlage') + pool('node.kubernetes.io/instance-type', 'c6g.xlarg, m7i.2xlarge, g6.12-xlarge'),
      says: [
        "ClusterConfig ideation-engine-prod › nodeGroups[0].instanceType: 'm5.2xlage' is no instance type › m5.2xlarge",
        "NodePool gpu › spec.template.spec.requirements[0].values[0]: 'c6g.xlarg' is no instance type › c6g.xlarge",
        "NodePool gpu › spec.template.spec.requirements[0].values[2]: 'g6.12-xlarge' is no instance type › g6.12xlarge",
      ],
    },
    {
      what: 'one of several types of a group',
      manifests:
        config('[m5.large]').replace('instanceType:', 'instanceTypes:') +
        config('m5.large')
          .replace('instanceType: m5.large', 'instancesDistribution: { instanceTypes: [m5.large, p3.2xlarge] }')
          .replace('ideation-engine-prod', 'other'),
      says: [`ClusterConfig other › nodeGroups[0].instancesDistribution.instanceTypes[1]: ${is}`],
    },
  ],
  accepted: [
    {
      what: 'types that are offered, or not known',
      manifests: config('m5.3xlarge') + pool('node.kubernetes.io/instance-type', 'x99.huge, p9.2xlarge'),
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
