import type { AwsOwner } from './metadata.ts';

/** A bucket, and the bucket to which it is copied. */
export interface ReplicatedBucket {
  readonly account: string;
  readonly cluster: string;
  readonly bucket: string;
  readonly to: { readonly bucket: string; readonly region: string; readonly key: string };
}

/** Name of the role with which S3 copies a bucket. */
export function replicationRoleName(cluster: string, name: string): string {
  return `${cluster}-replicate-${name}`;
}

/**
 * The permissions that S3 needs to copy a whole bucket: read and decrypt in this region, write and encrypt in the
 * other. Each key may be used only through S3.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicationStatements(
  { region, key }: Pick<AwsOwner, 'region' | 'key'>,
  { bucket, to }: Pick<ReplicatedBucket, 'bucket' | 'to'>,
): readonly object[] {
  const throughS3 = (where: string) => ({ StringEquals: { 'kms:ViaService': `s3.${where}.amazonaws.com` } });
  return [
    {
      Effect: 'Allow',
      Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      Resource: `arn:aws:s3:::${bucket}`,
    },
    {
      Effect: 'Allow',
      Action: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
      Resource: `arn:aws:s3:::${bucket}/*`,
    },
    {
      Effect: 'Allow',
      Action: ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
      Resource: `arn:aws:s3:::${to.bucket}/*`,
    },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key, Condition: throughS3(region) },
    { Effect: 'Allow', Action: 'kms:Encrypt', Resource: to.key, Condition: throughS3(to.region) },
  ];
}
