import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';

/** Annotation of what writes: the data services, by the names of their objects. */
export const writesKey = 'strata.dev/writes';

/** Databases of a cluster that follow one in another region, by name: they refuse every write until they are promoted. */
export function readingCopies(cluster: Cluster): ReadonlyMap<string, KubernetesObject> {
  return cluster.once(findReadingCopies);
}

function findReadingCopies(cluster: Cluster): ReadonlyMap<string, KubernetesObject> {
  return new Map(
    [
      ...cluster.of('DBCluster').filter(followsGlobally),
      ...cluster.of('DBInstance').filter(({ spec }) => spec?.sourceDBInstanceIdentifier?.startsWith('arn:') === true),
      ...cluster.of('Cluster.postgresql.cnpg.io').filter(({ spec }) => spec?.replica?.enabled === true),
    ].map((object) => [object.metadata.name, object] as const),
  );
}

/** A member of a global database that makes no user of its own takes all over from the writing one. */
function followsGlobally({ spec }: Of<'DBCluster'>): boolean {
  return (
    spec?.replicationSourceIdentifier !== undefined ||
    (spec?.globalClusterIdentifier !== undefined && spec.masterUsername === undefined)
  );
}

/** Data services that an object says it writes. */
export function writtenBy({ metadata }: KubernetesObject): readonly string[] {
  return metadata.annotations?.[writesKey]?.split('\n').filter((name) => name !== '') ?? [];
}
