import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { Found, PlatformRule } from '../../model/rule.ts';
import { comparisonsOf } from '../../model/parity/comparisons.ts';
import { followsStrategy } from '../../model/parity/delivery.ts';

export const parityObjects: PlatformRule = {
  id: 'parity-objects',
  tier: 'contract',
  severity: 'error',
  kinds: ['Deployment', 'Service', 'ServiceEntry'],
  summary: 'staging, production and dr have the same objects, but for copies of data and previews',
  why: 'What only production has is tried out nowhere; what production lacks has been tried in vain.',
  *checkAll(clusters) {
    for (const { production, other, missing, extra } of comparisonsOf(clusters)) {
      const follows = followsStrategy(production.cluster, other.cluster);
      yield* alone(missing, production.cluster, other.cluster, follows);
      yield* alone(extra, other.cluster, production.cluster, follows);
    }
  },
};

function* alone(
  objects: readonly KubernetesObject[],
  cluster: Cluster,
  without: Cluster,
  follows: (object: KubernetesObject) => boolean,
): Iterable<Found> {
  for (const object of objects) {
    if (isCopy(object, cluster) || isForPreviews(object, cluster) || follows(object)) continue;
    const is = `${without.name} has no such ${object.kind}`;
    yield { object, field: 'metadata.name', is, needed: `the same in ${without.name}, or in neither` };
  }
}

/** How often data is copied is scale; where copies are read from is data. */
function isCopy(object: KubernetesObject, cluster: Cluster): boolean {
  switch (object.kind) {
    case 'GlobalCluster':
      return true;
    case 'DBInstance': {
      const { dbClusterIdentifier, sourceDBInstanceIdentifier } = (object as Of<'DBInstance'>).spec ?? {};
      const readers = cluster.of('DBInstance').filter(({ spec }) => spec?.dbClusterIdentifier === dbClusterIdentifier);
      return sourceDBInstanceIdentifier !== undefined || (dbClusterIdentifier !== undefined && readers.length > 1);
    }
    case 'BackupStorageLocation':
      return (object as Of<'BackupStorageLocation'>).spec?.accessMode === 'ReadOnly';
    case 'ObjectStore':
      return cluster
        .of('Cluster.postgresql.cnpg.io')
        .some(({ spec }) =>
          (spec?.externalClusters ?? []).some(
            ({ plugin }) => plugin?.parameters?.barmanObjectName === object.metadata.name,
          ),
        );
    default:
      return false;
  }
}

/** Pull requests are tried in one environment: what makes them, and the project that limits them. */
function isForPreviews({ kind, metadata }: KubernetesObject, cluster: Cluster): boolean {
  if (kind === 'ApplicationSet') return true;
  if (kind !== 'AppProject') return false;
  return (
    cluster.of('ApplicationSet').some(({ spec }) => spec?.template?.spec?.project === metadata.name) &&
    !cluster.of('Application').some(({ spec }) => spec?.project === metadata.name)
  );
}
