import type { Rule } from '../../model/rule.ts';

export const bucketCopiesEncrypted: Rule = {
  id: 'bucket-copies-encrypted',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Bucket'],
  summary: 'a bucket that is encrypted with KMS and copied says so, and names the key of the copies',
  why: 'Without these fields S3 does not replicate objects that are encrypted with KMS, and reports no failure.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Bucket')) {
      const algorithms = object.spec?.encryption?.rules?.map(
        (rule) => rule.applyServerSideEncryptionByDefault?.sseAlgorithm,
      );
      if (algorithms?.some((algorithm) => algorithm?.startsWith('aws:kms') === true) !== true) continue;
      for (const [index, rule] of (object.spec?.replication?.rules ?? []).entries()) {
        const path = `spec.replication.rules[${index}]`;
        if (rule.status === 'Disabled') continue;
        if (rule.sourceSelectionCriteria?.sseKMSEncryptedObjects?.status !== 'Enabled') {
          const is = rule.sourceSelectionCriteria?.sseKMSEncryptedObjects?.status ?? 'missing';
          const field = `${path}.sourceSelectionCriteria.sseKMSEncryptedObjects.status`;
          yield { object, field, is, needed: "'Enabled': all objects of the bucket are encrypted with KMS" };
        } else if (rule.destination?.encryptionConfiguration?.replicaKMSKeyID === undefined) {
          const field = `${path}.destination.encryptionConfiguration.replicaKMSKeyID`;
          yield { object, field, is: 'missing', needed: 'a key in the region of the copies' };
        }
      }
    }
  },
};
