import { mutation, type Proof } from '../proof.ts';

const bucket = (rule: string, algorithm = 'aws:kms') => `
apiVersion: s3.services.k8s.aws/v1alpha1
kind: Bucket
metadata: { name: shop, namespace: shop }
spec:
  name: shop
  encryption: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: '${algorithm}' } }] }
  replication: { role: a, rules: [{ id: all, status: Enabled, ${rule} }] }`;
const selected = 'sourceSelectionCriteria: { sseKMSEncryptedObjects: { status: Enabled } }';
const at = 'Bucket shop/shop › spec.replication.rules[0].';

export const proof: Proof = {
  refused: [
    {
      what: 'a copy of a bucket that is encrypted with KMS, of which no word is said',
      manifests: bucket('destination: { bucket: b }'),
      says: [
        `${at}sourceSelectionCriteria.sseKMSEncryptedObjects.status: missing › 'Enabled': all objects of the bucket are encrypted with KMS`,
      ],
    },
    {
      what: 'no key there',
      manifests: bucket(`destination: { bucket: b }, ${selected}`),
      says: [`${at}destination.encryptionConfiguration.replicaKMSKeyID: missing › a key in the region of the copies`],
    },
  ],
  accepted: [
    {
      what: 'both',
      manifests: bucket(`destination: { bucket: b, encryptionConfiguration: { replicaKMSKeyID: c } }, ${selected}`),
    },
    { what: "S3's own keys", manifests: bucket('destination: { bucket: b }', 'AES256') },
  ],
  mutations: [
    mutation('the copies have no key', 'Bucket', ({ spec }) =>
      (spec?.replication?.rules ?? []).map((_, index) => ({
        field: `spec.replication.rules[${index}].destination.encryptionConfiguration`,
        to: undefined,
      })),
    ),
  ],
};
