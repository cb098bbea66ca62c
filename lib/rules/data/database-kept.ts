import type { ClusterRule } from '../../model/rule.ts';
import { mayBeProduction } from '../../model/environment.ts';

export const databaseKept: ClusterRule = {
  id: 'database-kept',
  tier: 'policy',
  severity: 'error',
  kinds: ['DBCluster', 'DBInstance'],
  summary: 'no database of production and dr can be deleted in one step',
  why: 'Automatic backups of RDS go with the database that is deleted.',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    for (const object of [...cluster.of('DBInstance'), ...cluster.of('DBCluster')]) {
      const { spec } = object;
      // Instances of a DBCluster come and go; it is the cluster that is protected.
      if (spec?.deletionProtection === true || isMember(spec)) continue;
      const is =
        spec?.deletionProtection === undefined
          ? 'missing: whoever may delete it deletes it'
          : 'is false: whoever may delete it deletes it';
      yield { object, field: 'spec.deletionProtection', is, needed: 'true' };
    }
  },
};

function isMember(spec: object | undefined): boolean {
  return (
    spec !== undefined && ('dbClusterIdentifier' in spec || 'dbClusterRef' in spec) && 'dbInstanceIdentifier' in spec
  );
}
