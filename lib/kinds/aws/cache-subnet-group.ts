import type { CacheSubnetGroup } from '../../../imports/types/elasticache.services.k8s.aws.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { tagList } from './tags.ts';

/** The subnets of a cache. */
export function cacheSubnetGroup(
  owner: AwsOwner,
  name: string,
  identifier: string,
  subnets: readonly string[],
): CacheSubnetGroup {
  return {
    apiVersion: 'elasticache.services.k8s.aws/v1alpha1',
    kind: 'CacheSubnetGroup',
    metadata: awsMetadata(owner, name),
    spec: {
      cacheSubnetGroupName: identifier,
      cacheSubnetGroupDescription: `Data subnets of ${identifier}`,
      subnetIDs: [...subnets],
      tags: tagList(owner, name),
    },
  };
}
