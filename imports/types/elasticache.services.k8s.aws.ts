// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface CacheSubnetGroup {
  apiVersion: 'elasticache.services.k8s.aws/v1alpha1';
  kind: 'CacheSubnetGroup';
  metadata: NamespacedMetadata;
  spec: CacheSubnetGroupSpec;
}

export interface CacheSubnetGroupSpec {
  cacheSubnetGroupDescription: string;
  cacheSubnetGroupName: string;
  subnetIDs?: Array<string>;
  subnetRefs?: Array<SubnetRef>;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}

export interface ReplicationGroup {
  apiVersion: 'elasticache.services.k8s.aws/v1alpha1';
  kind: 'ReplicationGroup';
  metadata: NamespacedMetadata;
  spec: ReplicationGroupSpec;
}

export interface ReplicationGroupSpec {
  atRestEncryptionEnabled?: boolean;
  authToken?: {
    key: string;
    name?: string;
    namespace?: string;
  };
  automaticFailoverEnabled?: boolean;
  cacheNodeType?: string;
  cacheParameterGroupName?: string;
  cacheParameterGroupRef?: SubnetRef;
  cacheSecurityGroupNames?: Array<string>;
  cacheSubnetGroupName?: string;
  cacheSubnetGroupRef?: SubnetRef;
  dataTieringEnabled?: boolean;
  description: string;
  durability?: string;
  engine?: string;
  engineVersion?: string;
  ipDiscovery?: string;
  kmsKeyID?: string;
  kmsKeyRef?: SubnetRef;
  logDeliveryConfigurations?: Array<{
    destinationDetails?: {
      cloudWatchLogsDetails?: {
        logGroup?: string;
      };
      kinesisFirehoseDetails?: {
        deliveryStream?: string;
      };
    };
    destinationType?: string;
    enabled?: boolean;
    logFormat?: string;
    logType?: string;
  }>;
  multiAZEnabled?: boolean;
  networkType?: string;
  nodeGroupConfiguration?: Array<{
    nodeGroupID?: string;
    primaryAvailabilityZone?: string;
    primaryOutpostARN?: string;
    replicaAvailabilityZones?: Array<string>;
    replicaCount?: number;
    replicaOutpostARNs?: Array<string>;
    slots?: string;
  }>;
  notificationTopicARN?: string;
  notificationTopicRef?: SubnetRef;
  numNodeGroups?: number;
  port?: number;
  preferredCacheClusterAZs?: Array<string>;
  preferredMaintenanceWindow?: string;
  primaryClusterID?: string;
  replicasPerNodeGroup?: number;
  replicationGroupID: string;
  securityGroupIDs?: Array<string>;
  securityGroupRefs?: Array<SubnetRef>;
  snapshotARNs?: Array<string>;
  snapshotName?: string;
  snapshotRef?: SubnetRef;
  snapshotRetentionLimit?: number;
  snapshotWindow?: string;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
  transitEncryptionEnabled?: boolean;
  userGroupIDs?: Array<string>;
  userGroupRefs?: Array<SubnetRef>;
}

export interface SubnetRef {
  from?: {
    name?: string;
    namespace?: string;
  };
}
