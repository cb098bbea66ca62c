import type { DBSubnetGroup } from '../../../imports/types/rds.services.k8s.aws.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { tagList } from './tags.ts';

/** The subnets of a database. */
export function dbSubnetGroup(
  owner: AwsOwner,
  name: string,
  identifier: string,
  subnets: readonly string[],
): DBSubnetGroup {
  return {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBSubnetGroup',
    metadata: awsMetadata(owner, name),
    spec: {
      name: identifier,
      description: `Data subnets of ${identifier}`,
      subnetIDs: [...subnets],
      tags: tagList(owner, name),
    },
  };
}
