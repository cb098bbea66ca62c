import type { DBInstance } from '../../../imports/types/rds.services.k8s.aws.ts';
import type { RdsPostgresql } from '../../spec/data-service.ts';
import type { AuroraPostgresqlSize, RdsPostgresqlSize } from '../../spec/data-service-size.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { masterPassword } from './master-password.ts';
import { tagList } from './tags.ts';

/** Role with which RDS writes the data of Enhanced Monitoring; the stack of the cluster creates it. */
export function monitoringRole(cluster: string): string {
  return `${cluster}-rds-monitoring`;
}

/** The writer and the readers of an Aurora cluster. After a failover Aurora chooses another writer. */
export function dbInstances(
  owner: AwsOwner,
  name: string,
  { identifier, writer, readers }: AuroraPostgresqlSize,
): readonly DBInstance[] {
  const member = (suffix: string, dbInstanceClass: string): DBInstance =>
    instance(owner, `${name}-${suffix}`, {
      dbInstanceIdentifier: `${identifier}-${suffix}`,
      dbInstanceClass,
      dbClusterIdentifier: identifier,
      engine: 'aurora-postgresql',
      publiclyAccessible: false,
      performanceInsightsEnabled: true,
    });
  return [member('writer', writer), ...readers.map((size, index) => member(`reader-${index + 1}`, size))];
}

/** An RDS instance with its read replicas. It is itself a replica if its size names a source. */
export function rdsInstances(
  owner: AwsOwner,
  name: string,
  spec: RdsPostgresql,
  size: RdsPostgresqlSize,
  {
    account,
    cluster,
    securityGroups,
  }: { readonly account: string; readonly cluster: string; readonly securityGroups: readonly string[] },
): readonly DBInstance[] {
  const { identifier, replicaOf, readReplicas = [], storage } = size;
  const same = {
    engine: 'postgres',
    engineVersion: spec.version,
    storageType: 'gp3',
    maxAllocatedStorage: storage.max,
    storageEncrypted: true,
    deletionProtection: true,
    copyTagsToSnapshot: true,
    publiclyAccessible: false,
    autoMinorVersionUpgrade: false,
    dbParameterGroupRef: { from: { name } },
    vpcSecurityGroupIDs: [...securityGroups],
    preferredMaintenanceWindow: spec.maintenanceWindow,
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: size.performanceInsightsDays ?? 7,
    monitoringInterval: 60,
    monitoringRoleARN: `arn:aws:iam::${account}:role/${monitoringRole(cluster)}`,
    enableCloudwatchLogsExports: ['postgresql', 'upgrade'],
  };
  const main = instance(owner, name, {
    ...same,
    dbInstanceIdentifier: identifier,
    dbInstanceClass: size.instanceClass,
    multiAZ: size.multiAz,
    dbSubnetGroupRef: { from: { name } },
    backupRetentionPeriod: size.backupRetentionDays,
    preferredBackupWindow: spec.backupWindow,
    ...(replicaOf === undefined
      ? {
          allocatedStorage: storage.allocated,
          dbName: spec.database,
          masterUsername: 'postgres',
          masterUserPassword: masterPassword(owner, name),
          kmsKeyID: owner.key,
        }
      : {
          // All other values are those of the source instance. An encrypted replica needs a key of its own region.
          sourceDBInstanceIdentifier: replicaOf,
          sourceRegion: replicaOf.split(':')[3] ?? '',
          kmsKeyID: owner.key,
        }),
  });
  const replicas = readReplicas.map(({ instanceClass }, index) =>
    instance(owner, `${name}-replica-${index + 1}`, {
      ...same,
      dbInstanceIdentifier: `${identifier}-replica-${index + 1}`,
      dbInstanceClass: instanceClass,
      sourceDBInstanceIdentifier: identifier,
    }),
  );
  return [main, ...replicas];
}

function instance(owner: AwsOwner, name: string, spec: DBInstance['spec']): DBInstance {
  return {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBInstance',
    metadata: awsMetadata(owner, name),
    spec: { ...spec, tags: tagList(owner, name) },
  };
}
