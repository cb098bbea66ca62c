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
      what: 'no key',
      manifests: cluster(''),
      says: ['ClusterConfig shop › secretsEncryption.keyARN: missing › the ARN of a key'],
    },
  ],
  accepted: [
    { what: 'a key', manifests: cluster('secretsEncryption: { keyARN: arn:aws:kms:eu-central-1:123456789012:key/a }') },
  ],
  mutations: [mutation('no key', 'ClusterConfig', () => [{ field: 'secretsEncryption', to: undefined }])],
};
