import { mutation, type Proof } from '../proof.ts';

const cluster = (spec: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-central-1 }
${spec}
`;

const nodeClass = (options: string) => `
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: general }
spec: { amiSelectorTerms: [{ alias: al2023@latest }], role: nodes, securityGroupSelectorTerms: [{ id: sg-1 }], subnetSelectorTerms: [{ id: subnet-1 }]${options} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'nothing is said',
      manifests: cluster('managedNodeGroups: [{ name: system, disableIMDSv1: false }]'),
      says: [
        'ClusterConfig shop › managedNodeGroups[0].disableIMDSv1: false › true',
        'ClusterConfig shop › managedNodeGroups[0].disablePodIMDS: missing, which is false › true: pods get rights by Pod Identity',
      ],
    },
    {
      what: 'a way from pods',
      manifests: nodeClass(', metadataOptions: { httpTokens: optional, httpPutResponseHopLimit: 2 }'),
      says: [
        'EC2NodeClass general › spec.metadataOptions.httpPutResponseHopLimit: 2: a pod is 2 away › 1',
        'EC2NodeClass general › spec.metadataOptions.httpTokens: optional › required',
      ],
    },
  ],
  accepted: [
    { what: 'closed', manifests: cluster('managedNodeGroups: [{ name: system, disablePodIMDS: true }]') },
    {
      what: 'a launch template, beside which eksctl takes no such field',
      manifests: cluster('managedNodeGroups: [{ name: system, launchTemplate: { id: lt-1234 } }]'),
    },
    { what: 'what Karpenter fills in', manifests: nodeClass('') },
  ],
  mutations: [
    mutation('a way from pods', 'ClusterConfig', () => [
      { field: 'managedNodeGroups[0].disablePodIMDS', to: undefined },
      { field: 'managedNodeGroups[0].disableIMDSv1', to: false },
    ]),
    mutation('a way from pods', 'EC2NodeClass', () => [
      { field: 'spec.metadataOptions.httpTokens', to: 'optional' },
      { field: 'spec.metadataOptions.httpPutResponseHopLimit', to: 2 },
    ]),
  ],
};
