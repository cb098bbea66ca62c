import type { Cluster } from '../../model/cluster.ts';
import type { Rule } from '../../model/rule.ts';

export const masterPasswordIsAllowed: Rule = {
  id: 'master-password-is-allowed',
  tier: 'correctness',
  severity: 'error',
  kinds: ['DBCluster', 'DBInstance'],
  summary: 'RDS keeps the master password of no member of a global database and of no source of a read replica',
  why: 'With manageMasterUserPassword RDS refuses to create the cluster, or the replica.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  *checkAll(clusters) {
    const sources = new Set(clusters.flatMap(replicatedInstances));
    for (const cluster of clusters) {
      for (const object of cluster.of('DBCluster')) {
        const { manageMasterUserPassword, globalClusterIdentifier } = object.spec ?? {};
        if (manageMasterUserPassword !== true || globalClusterIdentifier === undefined) continue;
        const is = `true in the global database ${globalClusterIdentifier}`;
        yield { object, field, is, needed };
      }
      for (const object of cluster.of('DBInstance')) {
        const { manageMasterUserPassword, dbInstanceIdentifier = '' } = object.spec ?? {};
        if (manageMasterUserPassword !== true || !sources.has(dbInstanceIdentifier)) continue;
        yield { object, field, is: 'true, and it has a read replica', needed };
      }
    }
  },
};

const field = 'spec.manageMasterUserPassword';
const needed = 'masterUserPassword, from a Secret';

/** Identifiers of instances that have read replicas; an ARN ends with the identifier. */
function replicatedInstances(cluster: Cluster): readonly string[] {
  return cluster.of('DBInstance').flatMap(({ spec }) => spec?.sourceDBInstanceIdentifier?.split(':').at(-1) ?? []);
}
