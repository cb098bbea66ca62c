import type { Bucket as Manifest } from '../../../imports/types/s3.services.k8s.aws.ts';
import type { Bucket, BucketSize } from '../../spec/data-service.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';

/** An S3 bucket: private, encrypted, versioned; its objects age as declared. */
export function bucket(
  owner: AwsOwner,
  name: string,
  { lifecycle }: Bucket,
  { name: bucketName, replicateTo }: BucketSize,
  account: string,
): Manifest {
  return {
    apiVersion: 's3.services.k8s.aws/v1alpha1',
    kind: 'Bucket',
    metadata: awsMetadata(owner, name),
    spec: {
      name: bucketName,
      // us-east-1 is the one region that must not be named.
      ...(owner.region !== 'us-east-1' && { createBucketConfiguration: { locationConstraint: owner.region } }),
      publicAccessBlock: {
        blockPublicACLs: true,
        blockPublicPolicy: true,
        ignorePublicACLs: true,
        restrictPublicBuckets: true,
      },
      encryption: {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' }, bucketKeyEnabled: true }],
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
                transitions: [{ days: lifecycle.infrequentAccessDays, storageClass: 'STANDARD_IA' }],
              }),
              expiration: { days: lifecycle.expirationDays },
              noncurrentVersionExpiration: { noncurrentDays: 30 },
              abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
          ],
        },
      }),
      ...(replicateTo !== undefined && {
        replication: {
          role: `arn:aws:iam::${account}:role/${bucketName}-replication`,
          rules: [
            {
              id: 'all',
              status: 'Enabled',
              priority: 1,
              filter: { prefix: '' },
              deleteMarkerReplication: { status: 'Enabled' },
              destination: { bucket: `arn:aws:s3:::${replicateTo}` },
            },
          ],
        },
      }),
    },
  };
}
