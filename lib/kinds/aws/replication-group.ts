import type { ReplicationGroup } from '../../../imports/types/elasticache.services.k8s.aws.ts';
import type { Redis } from '../../spec/data-service.ts';
import type { RedisSize } from '../../spec/data-service-size.ts';
import { credentialsSecret } from '../external-secret.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { tagList } from './tags.ts';

/** An ElastiCache group of one shard, encrypted at rest and in transit, with a password. */
export function replicationGroup(
  owner: AwsOwner,
  name: string,
  spec: Redis,
  size: RedisSize,
  securityGroups: readonly string[],
): ReplicationGroup {
  const replicated = size.nodes > 1;
  const { snapshotRetentionDays: kept = 0 } = size;
  return {
    apiVersion: 'elasticache.services.k8s.aws/v1alpha1',
    kind: 'ReplicationGroup',
    metadata: awsMetadata(owner, name),
    spec: {
      replicationGroupID: size.identifier,
      description: spec.description,
      engine: spec.engine,
      engineVersion: spec.version,
      cacheNodeType: size.nodeType,
      numNodeGroups: 1,
      replicasPerNodeGroup: size.nodes - 1,
      automaticFailoverEnabled: replicated,
      multiAZEnabled: replicated,
      cacheSubnetGroupRef: { from: { name } },
      securityGroupIDs: [...securityGroups],
      atRestEncryptionEnabled: true,
      kmsKeyID: owner.key,
      transitEncryptionEnabled: true,
      authToken: { namespace: owner.namespace, name: credentialsSecret(name), key: 'password' },
      preferredMaintenanceWindow: spec.maintenanceWindow,
      tags: tagList(owner, name),
      ...(kept > 0 && { snapshotRetentionLimit: kept, snapshotWindow: spec.snapshotWindow }),
    },
  };
}
