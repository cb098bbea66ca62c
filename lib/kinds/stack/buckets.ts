import { replicationStatements } from '../aws/replication-rights.ts';
import type { System } from '../../resolve/system.ts';
import { attribute, document, kept, ref, tags, type Resources } from './resource.ts';

/** Buckets for logs, traces and backups. Backups are copied to the region from which another cluster restores them. */
export function buckets(system: System): Resources {
  const { name, account, backups, retentionDays = 30, logRetentionDays = retentionDays } = system.cluster;
  return {
    ...bucket(system, 'Logs', `${name}-logs-${account}`, logRetentionDays),
    ...bucket(system, 'Traces', `${name}-traces-${account}`, retentionDays),
    ...(backups && backupBucket(system, backups.bucket)),
  };
}

/** Velero deletes expired backups itself. */
function backupBucket(system: System, name: string): Resources {
  const { region } = system.cluster;
  const to = system.stack.backupsCopy;
  if (to === undefined) return bucket(system, 'Backups', name, undefined);
  const key = system.cluster.kmsKey ?? '';
  return {
    BackupsReplicationRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: `${system.cluster.name}-replicate-backups-of-cluster`,
        AssumeRolePolicyDocument: document({
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        Policies: [
          {
            PolicyName: 'replication',
            PolicyDocument: document(...replicationStatements({ region, key }, { bucket: name, to })),
          },
        ],
        Tags: tags(system, 'backups'),
      },
    },
    ...bucket(system, 'Backups', name, undefined, {
      ReplicationConfiguration: {
        Role: attribute('BackupsReplicationRole', 'Arn'),
        Rules: [
          {
            Id: 'all',
            Status: 'Enabled',
            Priority: 1,
            Filter: { Prefix: '' },
            DeleteMarkerReplication: { Status: 'Enabled' },
            SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
            Destination: {
              Bucket: `arn:aws:s3:::${to.bucket}`,
              EncryptionConfiguration: { ReplicaKmsKeyID: to.key },
            },
          },
        ],
      },
    }),
  };
}

function bucket(
  system: System,
  purpose: string,
  name: string,
  days: number | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Resources {
  const resource = `${purpose}Bucket`;
  const arn = `arn:aws:s3:::${name}`;
  return {
    [resource]: {
      Type: 'AWS::S3::Bucket',
      ...kept,
      Properties: {
        BucketName: name,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: attribute('Key', 'Arn') },
              BucketKeyEnabled: true,
            },
          ],
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: 'age',
              Status: 'Enabled',
              // One week after Loki and Tempo delete objects themselves.
              ...(days !== undefined && { ExpirationInDays: days + 7 }),
              NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            },
          ],
        },
        ...more,
        Tags: tags(system, purpose.toLowerCase()),
      },
    },
    [`${resource}Policy`]: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: ref(resource),
        PolicyDocument: document({
          Sid: 'EncryptedConnectionsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      },
    },
  };
}
