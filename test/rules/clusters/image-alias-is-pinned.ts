import { mutation, type Proof } from '../proof.ts';

const nodes = (alias: string) => `
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: batch }
spec: { role: node, amiSelectorTerms: [{ alias: '${alias}' }], subnetSelectorTerms: [], securityGroupSelectorTerms: [] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the latest image',
      manifests: nodes('bottlerocket@latest'),
      says: [
        'EC2NodeClass batch › spec.amiSelectorTerms[0].alias: bottlerocket@latest: each release of AWS replaces all nodes › a version, such as bottlerocket@v20260101',
      ],
    },
  ],
  accepted: [{ what: 'a version', manifests: nodes('bottlerocket@v1.40.0') }],
  mutations: [
    mutation('the latest image', 'EC2NodeClass', (_, { environment }) =>
      environment === 'production' ? [{ field: 'spec.amiSelectorTerms', to: [{ alias: 'al2023@latest' }] }] : [],
    ),
  ],
};
