import { demandsOf } from '../../model/data/data-kinds.ts';
import { unmet } from '../../model/demand.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const dataIsPrivate: ClusterRule = {
  id: 'data-is-private',
  tier: 'policy',
  severity: 'error',
  kinds: ['Bucket', 'Cluster', 'DBInstance'],
  summary: 'no database, broker or bucket is open to the internet',
  why: 'Data services are used from inside the cluster: a public address or bucket exposes them to everybody.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ofObject: true,
  check: (cluster) => unmet(cluster, demandsOf('closed')),
};
