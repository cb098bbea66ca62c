import { demandsOf } from '../../model/data/data-kinds.ts';
import { unmet } from '../../model/demand.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { mayBeProduction } from '../../model/environment.ts';

export const databaseKept: ClusterRule = {
  id: 'database-kept',
  tier: 'policy',
  severity: 'error',
  kinds: ['DBCluster', 'DBInstance'],
  summary: 'no database of production and dr can be deleted in one step',
  why: 'RDS deletes automatic backups together with the database.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    yield* unmet(cluster, demandsOf('kept'));
  },
};
