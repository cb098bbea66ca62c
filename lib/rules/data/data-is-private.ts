import type { ClusterRule } from '../../model/rule.ts';

export const dataIsPrivate: ClusterRule = {
  id: 'data-is-private',
  tier: 'policy',
  severity: 'error',
  kinds: ['Bucket', 'Cluster', 'DBInstance'],
  summary: 'no database, broker or bucket is open to the internet',
  why: 'What keeps data is for what runs beside it: an address in the internet, or an open bucket, is for everybody.',
  *check(cluster) {
    for (const object of cluster.of('DBInstance', 'DBCluster', 'Broker')) {
      const field = 'spec.publiclyAccessible';
      if (object.spec?.publiclyAccessible === true) yield { object, field, is: 'true', needed: 'false' };
    }
    for (const object of cluster.of('Cluster.kafka.services.k8s.aws')) {
      const { type = 'DISABLED' } = object.spec?.brokerNodeGroupInfo?.connectivityInfo?.publicAccess ?? {};
      const field = 'spec.brokerNodeGroupInfo.connectivityInfo.publicAccess.type';
      if (type !== 'DISABLED') yield { object, field, is: type, needed: 'DISABLED' };
    }
    // What is left out is blocked. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    for (const object of cluster.of('Bucket')) {
      const { acl, publicAccessBlock } = object.spec ?? {};
      for (const [name, value] of Object.entries(publicAccessBlock ?? {}))
        if (value === false) yield { object, field: `spec.publicAccessBlock.${name}`, is: 'false', needed: 'true' };
      if (acl?.startsWith('public-') === true || acl === 'authenticated-read')
        yield { object, field: 'spec.acl', is: acl, needed: 'private, or nothing' };
    }
  },
};
