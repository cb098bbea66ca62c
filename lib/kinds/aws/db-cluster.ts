import type { DBCluster } from '../../../imports/types/rds.services.k8s.aws.ts';
import type { AuroraPostgresql } from '../../spec/data-service.ts';
import type { AuroraPostgresqlSize } from '../../spec/data-service-size.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { masterPassword } from './master-password.ts';
import { tagList } from './tags.ts';

/** An Aurora PostgreSQL cluster: encrypted, protected from deletion. */
export function dbCluster(
  owner: AwsOwner,
  name: string,
  spec: AuroraPostgresql,
  size: AuroraPostgresqlSize,
  securityGroups: readonly string[],
): DBCluster {
  // A read-only cluster of a global database takes these values from the writable cluster.
  const primary = size.global?.role !== 'secondary';
  return {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBCluster',
    metadata: awsMetadata(owner, name),
    spec: {
      dbClusterIdentifier: size.identifier,
      engine: 'aurora-postgresql',
      engineVersion: spec.version,
      ...(primary && {
        databaseName: spec.database,
        masterUsername: 'postgres',
        masterUserPassword: masterPassword(owner, name),
      }),
      ...(size.global && { globalClusterIdentifier: size.global.identifier }),
      dbSubnetGroupRef: { from: { name } },
      vpcSecurityGroupIDs: [...securityGroups],
      backupRetentionPeriod: spec.backupRetentionDays,
      preferredBackupWindow: spec.backupWindow,
      preferredMaintenanceWindow: spec.maintenanceWindow,
      storageEncrypted: true,
      kmsKeyID: owner.key,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      tags: tagList(owner, name),
      enableCloudwatchLogsExports: ['postgresql'],
    },
  };
}
