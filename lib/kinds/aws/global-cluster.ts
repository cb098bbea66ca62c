import type { GlobalCluster } from '../../../imports/types/rds.services.k8s.aws.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { tagList } from './tags.ts';

/** A database in two regions; its clusters refer to it by its identifier. */
export function globalCluster(owner: AwsOwner, name: string, identifier: string, engineVersion: string): GlobalCluster {
  return {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'GlobalCluster',
    metadata: awsMetadata(owner, name),
    spec: {
      globalClusterIdentifier: identifier,
      engine: 'aurora-postgresql',
      engineVersion,
      storageEncrypted: true,
      deletionProtection: true,
      tags: tagList(owner, name),
    },
  };
}
