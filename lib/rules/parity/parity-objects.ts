import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { Found, PlatformRule } from '../../model/rule.ts';
import { comparisonsOf } from '../../model/parity/comparisons.ts';
import { readingCopies, writtenBy } from '../../model/data/reading-copies.ts';
import { followsStrategy } from '../../model/parity/delivery.ts';

export const parityObjects: PlatformRule = {
  id: 'parity-objects',
  tier: 'contract',
  severity: 'error',
  ofSystem: true,
  kinds: ['Deployment', 'Service', 'ServiceEntry'],
  summary: 'staging, production and dr have the same objects, but for copies of data and previews',
  why: 'What only production has is tested nowhere; what production lacks was tested in vain.',
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
    if (isOfWriter(object, cluster, without)) continue;
    const is = `${without.name} has no such ${object.kind}`;
    yield { object, field: 'metadata.name', is, needed: `the same in ${without.name}, or in neither` };
  }
}

/** Whether the object belongs to a workload that writes to a database of which the other cluster has a read replica. */
function isOfWriter({ kind, metadata }: KubernetesObject, cluster: Cluster, without: Cluster): boolean {
  const copies = readingCopies(without);
  if (copies.size === 0) return false;
  if (kind === 'ExternalSecret') {
    const databases = [...cluster.of('DBCluster'), ...cluster.of('DBInstance')];
    const ofMaster = databases.find(({ spec }) => spec?.masterUserPassword?.name === metadata.name);
    if (ofMaster !== undefined) return copies.has(ofMaster.metadata.name);
  }
  const writer = metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name;
  return [...cluster.of('Job'), ...cluster.of('CronJob')].some(
    (job) =>
      job.metadata.namespace === metadata.namespace &&
      job.metadata.name === writer &&
      writtenBy(job).some((name) => copies.has(name)),
  );
}

/** The interval of copies is scale; their source is data. */
function isCopy(object: KubernetesObject, cluster: Cluster): boolean {
  switch (object.kind) {
    case 'GlobalCluster':
      return true;
    case 'DBInstance': {
      const { dbClusterIdentifier, sourceDBInstanceIdentifier } = (object as Of<'DBInstance'>).spec ?? {};
      const readers = cluster.of('DBInstance').filter(({ spec }) => spec?.dbClusterIdentifier === dbClusterIdentifier);
      return sourceDBInstanceIdentifier !== undefined || (dbClusterIdentifier !== undefined && readers.length > 1);
    }
    case 'Role': {
      const { name = '' } = (object as Of<'Role.iam.services.k8s.aws'>).spec ?? {};
      return cluster.of('Bucket').some(({ spec }) => spec?.replication?.role?.endsWith(`/${name}`) === true);
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

/** Previews exist in one environment: the objects that create them, and the project that limits them. */
function isForPreviews({ kind, metadata }: KubernetesObject, cluster: Cluster): boolean {
  if (kind === 'ApplicationSet') return true;
  if (kind !== 'AppProject') return false;
  return (
    cluster.of('ApplicationSet').some(({ spec }) => spec?.template?.spec?.project === metadata.name) &&
    !cluster.of('Application').some(({ spec }) => spec?.project === metadata.name)
  );
}
