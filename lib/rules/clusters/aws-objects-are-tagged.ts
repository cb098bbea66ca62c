import { taggedOf } from '../../model/aws/tags.ts';
import { listOption, type ClusterRule } from '../../model/rule.ts';

export const awsObjectsAreTagged: ClusterRule = {
  id: 'aws-objects-are-tagged',
  tier: 'policy',
  severity: 'warning',
  kinds: [
    ...['Broker', 'Bucket', 'CacheSubnetGroup', 'Cluster', 'ClusterConfig', 'DBCluster', 'DBInstance'],
    ...['DBParameterGroup', 'DBSubnetGroup', 'EC2NodeClass', 'GlobalCluster', 'PodIdentityAssociation', 'Policy'],
    ...['ReplicationGroup', 'Role', 'StorageClass', 'Template'],
  ],
  summary:
    'everything in AWS that can have tags has those by which the bill is divided, if anything in the cluster has them',
  why: 'What has no tags is on the bill under no name.',
  source: 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/cost-alloc-tags.html',
  options: {
    keys: {
      meaning: 'keys of the tags',
      default: ['Component', 'Environment', 'Owner', 'Project'],
    },
  },
  *check(cluster, options) {
    const tagged = taggedOf(cluster);
    const keys = listOption(awsObjectsAreTagged, 'keys', options).filter((key) =>
      tagged.some((one) => one.keys.has(key)),
    );
    for (const { object, field, keys: own } of tagged) {
      const missing = keys.filter((key) => !own.has(key));
      if (missing.length > 0)
        yield { object, field, is: `no tag ${missing.join(', ')}`, needed: `the tags ${keys.join(', ')}` };
    }
  },
};
