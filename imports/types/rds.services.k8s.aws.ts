// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface DBCluster {
  apiVersion: 'rds.services.k8s.aws/v1alpha1';
  kind: 'DBCluster';
  metadata: NamespacedMetadata;
  spec: DBClusterSpec;
}

export interface DBClusterParameterGroup {
  apiVersion: 'rds.services.k8s.aws/v1alpha1';
  kind: 'DBClusterParameterGroup';
  metadata: NamespacedMetadata;
  spec: DBClusterParameterGroupSpec;
}

export interface DBClusterParameterGroupSpec {
  description: string;
  family: string;
  name: string;
  parameterOverrides?: Record<string, string>;
  parameters?: Array<{
    allowedValues?: string;
    applyMethod?: string;
    applyType?: string;
    dataType?: string;
    description?: string;
    isModifiable?: boolean;
    minimumEngineVersion?: string;
    parameterName?: string;
    parameterValue?: string;
    source?: string;
    supportedEngineModes?: Array<string>;
  }>;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}

export interface DBClusterSpec {
  allocatedStorage?: number;
  autoMinorVersionUpgrade?: boolean;
  availabilityZones?: Array<string>;
  backtrackWindow?: number;
  backupRetentionPeriod?: number;
  characterSetName?: string;
  copyTagsToSnapshot?: boolean;
  databaseInsightsMode?: string;
  databaseName?: string;
  dbClusterIdentifier: string;
  dbClusterInstanceClass?: string;
  dbClusterParameterGroupName?: string;
  dbClusterParameterGroupRef?: DbClusterParameterGroupRef;
  dbSubnetGroupName?: string;
  dbSubnetGroupRef?: DbClusterParameterGroupRef;
  dbSystemID?: string;
  deletionProtection?: boolean;
  destinationRegion?: string;
  domain?: string;
  domainIAMRoleName?: string;
  enableCloudwatchLogsExports?: Array<string>;
  enableGlobalWriteForwarding?: boolean;
  enableHTTPEndpoint?: boolean;
  enableIAMDatabaseAuthentication?: boolean;
  enablePerformanceInsights?: boolean;
  engine: string;
  engineMode?: string;
  engineVersion?: string;
  globalClusterIdentifier?: string;
  iops?: number;
  kmsKeyID?: string;
  kmsKeyRef?: DbClusterParameterGroupRef;
  manageMasterUserPassword?: boolean;
  masterUserPassword?: MasterUserPassword;
  masterUserSecretKMSKeyID?: string;
  masterUserSecretKMSKeyRef?: DbClusterParameterGroupRef;
  masterUsername?: string;
  monitoringInterval?: number;
  monitoringRoleARN?: string;
  monitoringRoleRef?: DbClusterParameterGroupRef;
  networkType?: string;
  optionGroupName?: string;
  performanceInsightsKMSKeyID?: string;
  performanceInsightsKMSKeyRef?: DbClusterParameterGroupRef;
  performanceInsightsRetentionPeriod?: number;
  port?: number;
  preSignedURL?: string;
  preferredBackupWindow?: string;
  preferredMaintenanceWindow?: string;
  publiclyAccessible?: boolean;
  replicationSourceIdentifier?: string;
  restoreToTime?: string;
  restoreType?: string;
  scalingConfiguration?: {
    autoPause?: boolean;
    maxCapacity?: number;
    minCapacity?: number;
    secondsBeforeTimeout?: number;
    secondsUntilAutoPause?: number;
    timeoutAction?: string;
  };
  serverlessV2ScalingConfiguration?: {
    maxCapacity?: number;
    minCapacity?: number;
    secondsUntilAutoPause?: number;
  };
  snapshotIdentifier?: string;
  sourceDBClusterIdentifier?: string;
  sourceRegion?: string;
  storageEncrypted?: boolean;
  storageType?: string;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
  useLatestRestorableTime?: boolean;
  vpcSecurityGroupIDs?: Array<string>;
  vpcSecurityGroupRefs?: Array<DbClusterParameterGroupRef>;
}

export interface DBInstance {
  apiVersion: 'rds.services.k8s.aws/v1alpha1';
  kind: 'DBInstance';
  metadata: NamespacedMetadata;
  spec: DBInstanceSpec;
}

export interface DBInstanceSpec {
  allocatedStorage?: number;
  autoMinorVersionUpgrade?: boolean;
  availabilityZone?: string;
  backupRetentionPeriod?: number;
  backupTarget?: string;
  caCertificateIdentifier?: string;
  characterSetName?: string;
  copyTagsToSnapshot?: boolean;
  customIAMInstanceProfile?: string;
  databaseInsightsMode?: string;
  dbClusterIdentifier?: string;
  dbClusterSnapshotIdentifier?: string;
  dbInstanceClass: string;
  dbInstanceIdentifier: string;
  dbName?: string;
  dbParameterGroupName?: string;
  dbParameterGroupRef?: DbClusterParameterGroupRef;
  dbSnapshotIdentifier?: string;
  dbSubnetGroupName?: string;
  dbSubnetGroupRef?: DbClusterParameterGroupRef;
  deletionProtection?: boolean;
  destinationRegion?: string;
  domain?: string;
  domainIAMRoleName?: string;
  enableCloudwatchLogsExports?: Array<string>;
  enableCustomerOwnedIP?: boolean;
  enableIAMDatabaseAuthentication?: boolean;
  engine: string;
  engineVersion?: string;
  iops?: number;
  kmsKeyID?: string;
  kmsKeyRef?: DbClusterParameterGroupRef;
  licenseModel?: string;
  manageMasterUserPassword?: boolean;
  masterUserPassword?: MasterUserPassword;
  masterUserSecretKMSKeyID?: string;
  masterUserSecretKMSKeyRef?: DbClusterParameterGroupRef;
  masterUsername?: string;
  maxAllocatedStorage?: number;
  monitoringInterval?: number;
  monitoringRoleARN?: string;
  monitoringRoleRef?: DbClusterParameterGroupRef;
  multiAZ?: boolean;
  ncharCharacterSetName?: string;
  networkType?: string;
  optionGroupName?: string;
  performanceInsightsEnabled?: boolean;
  performanceInsightsKMSKeyID?: string;
  performanceInsightsKMSKeyRef?: DbClusterParameterGroupRef;
  performanceInsightsRetentionPeriod?: number;
  port?: number;
  preSignedURL?: string;
  preferredBackupWindow?: string;
  preferredMaintenanceWindow?: string;
  processorFeatures?: Array<{
    name?: string;
    value?: string;
  }>;
  promotionTier?: number;
  publiclyAccessible?: boolean;
  replicaMode?: string;
  sourceDBInstanceIdentifier?: string;
  sourceRegion?: string;
  storageEncrypted?: boolean;
  storageThroughput?: number;
  storageType?: string;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
  tdeCredentialARN?: string;
  tdeCredentialPassword?: string;
  timezone?: string;
  useDefaultProcessorFeatures?: boolean;
  vpcSecurityGroupIDs?: Array<string>;
  vpcSecurityGroupRefs?: Array<DbClusterParameterGroupRef>;
}

export interface DBParameterGroup {
  apiVersion: 'rds.services.k8s.aws/v1alpha1';
  kind: 'DBParameterGroup';
  metadata: NamespacedMetadata;
  spec: DBParameterGroupSpec;
}

export interface DBParameterGroupSpec {
  description: string;
  family: string;
  name: string;
  parameterOverrides?: Record<string, string>;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}

export interface DBSubnetGroup {
  apiVersion: 'rds.services.k8s.aws/v1alpha1';
  kind: 'DBSubnetGroup';
  metadata: NamespacedMetadata;
  spec: DBSubnetGroupSpec;
}

export interface DBSubnetGroupSpec {
  description: string;
  name: string;
  subnetIDs?: Array<string>;
  subnetRefs?: Array<DbClusterParameterGroupRef>;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}

export interface DbClusterParameterGroupRef {
  from?: {
    name?: string;
    namespace?: string;
  };
}

export interface GlobalCluster {
  apiVersion: 'rds.services.k8s.aws/v1alpha1';
  kind: 'GlobalCluster';
  metadata: NamespacedMetadata;
  spec: GlobalClusterSpec;
}

export interface GlobalClusterSpec {
  databaseName?: string;
  deletionProtection?: boolean;
  engine?: string;
  engineVersion?: string;
  globalClusterIdentifier?: string;
  sourceDBClusterIdentifier?: string;
  storageEncrypted?: boolean;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}

export interface MasterUserPassword {
  key: string;
  name?: string;
  namespace?: string;
}
