import type { Bucket as Manifest } from '../../../imports/types/s3.services.k8s.aws.ts';
import type { Bucket } from '../../spec/data-service.ts';
import type { BucketSize } from '../../spec/data-service-size.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { tagList } from './tags.ts';

/** The role that copies a bucket, and the KMS key of the copies. */
export interface Replication {
  /** ARN of the role. */
  readonly role: string;
  /** ARN of the key in the other region. */
  readonly key: string;
}

/** An S3 bucket: private, encrypted, versioned, with the declared lifecycle. */
export function bucket(
  owner: AwsOwner,
  name: string,
  { lifecycle }: Bucket,
  { name: bucketName, replicateTo }: BucketSize,
  replication: Replication | undefined,
): Manifest {
  return {
    apiVersion: 's3.services.k8s.aws/v1alpha1',
    kind: 'Bucket',
    metadata: awsMetadata(owner, name),
    spec: {
      name: bucketName,
      // us-east-1 is the only region that must not be named.
      ...(owner.region !== 'us-east-1' && { createBucketConfiguration: { locationConstraint: owner.region } }),
      publicAccessBlock: {
        blockPublicACLs: true,
        blockPublicPolicy: true,
        ignorePublicACLs: true,
        restrictPublicBuckets: true,
      },
      encryption: {
        rules: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyID: owner.key },
            bucketKeyEnabled: true,
          },
        ],
      },
      versioning: { status: 'Enabled' },
      ...(lifecycle && {
        lifecycle: {
          rules: [
            {
              id: 'age',
              status: 'Enabled',
              filter: { prefix: '' },
              ...(lifecycle.infrequentAccessDays !== undefined && {
                transitions: [
                  { days: lifecycle.infrequentAccessDays, storageClass: 'STANDARD_IA' },
                  ...(lifecycle.archiveDays === undefined
                    ? []
                    : [{ days: lifecycle.archiveDays, storageClass: 'GLACIER_IR' }]),
                ],
              }),
              ...(lifecycle.expirationDays !== undefined && { expiration: { days: lifecycle.expirationDays } }),
              noncurrentVersionExpiration: { noncurrentDays: 30 },
              abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
          ],
        },
      }),
      ...(replicateTo !== undefined &&
        replication !== undefined && {
          replication: {
            role: replication.role,
            rules: [
              {
                id: 'all',
                status: 'Enabled',
                priority: 1,
                filter: { prefix: '' },
                deleteMarkerReplication: { status: 'Enabled' },
                // S3 does not copy objects that are encrypted with KMS, which all of these are, unless both fields are
                // set.
                sourceSelectionCriteria: { sseKMSEncryptedObjects: { status: 'Enabled' } },
                destination: {
                  bucket: `arn:aws:s3:::${replicateTo}`,
                  encryptionConfiguration: { replicaKMSKeyID: replication.key },
                },
              },
            ],
          },
        }),
      tagging: { tagSet: tagList(owner, name) },
    },
  };
}
