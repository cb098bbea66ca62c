import type { Cluster } from '../../model/cluster.ts';
import type { PlatformRule, Told } from '../../model/rule.ts';

export const masterPasswordIsAllowed: PlatformRule<Passwords> = {
  id: 'master-password-is-allowed',
  tier: 'correctness',
  severity: 'error',
  kinds: ['DBCluster', 'DBInstance'],
  summary: 'RDS keeps the master password of no member of a global database and of no source of a read replica',
  why: 'With manageMasterUserPassword RDS refuses to create the cluster, or the replica.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  excerpt: passwordsOf,
  *compare(excerpts) {
    const sources = new Set(excerpts.flatMap(({ excerpt }) => excerpt.sources));
    for (const { excerpt } of excerpts) {
      for (const { object, group } of excerpt.members)
        yield { object, field, is: `true in the global database ${group}`, needed };
      for (const { object, identifier } of excerpt.instances)
        if (sources.has(identifier)) yield { object, field, is: 'true, and it has a read replica', needed };
    }
  },
};

const field = 'spec.manageMasterUserPassword';
const needed = 'masterUserPassword, from a Secret';

interface Passwords {
  /** Identifiers of instances that have read replicas; an ARN ends with the identifier. */
  readonly sources: readonly string[];
  /** Members of global databases of which RDS keeps the password. */
  readonly members: readonly (Pick<Told, 'object'> & { readonly group: string })[];
  /** Instances of which RDS keeps the password. */
  readonly instances: readonly (Pick<Told, 'object'> & { readonly identifier: string })[];
}

function passwordsOf(cluster: Cluster): Passwords {
  const instances = cluster.of('DBInstance');
  return {
    sources: instances.flatMap(({ spec }) => spec?.sourceDBInstanceIdentifier?.split(':').at(-1) ?? []),
    members: cluster.of('DBCluster').flatMap((object) => {
      const { manageMasterUserPassword, globalClusterIdentifier: group } = object.spec ?? {};
      return manageMasterUserPassword !== true || group === undefined ? [] : { object: cluster.mention(object), group };
    }),
    instances: instances.flatMap((object) => {
      const { manageMasterUserPassword, dbInstanceIdentifier: identifier = '' } = object.spec ?? {};
      return manageMasterUserPassword === true ? { object: cluster.mention(object), identifier } : [];
    }),
  };
}
