import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import { readingCopies, writtenBy } from '../data/reading-copies.ts';
import type { KubernetesObject, Of } from '../kinds.ts';

/** Whether one environment may have an object that another has not, whatever the other is like: for copies of data and previews. */
export function mayBeAlone(object: KubernetesObject, cluster: Cluster): boolean {
  return isCopy(object, cluster) || isForPreviews(object, cluster);
}

/** Whether the object belongs to a workload that writes to a database of which the other cluster has a read replica. */
export function isOfWriter(object: KubernetesObject, cluster: Cluster, without: Cluster): boolean {
  const copies = readingCopies(without);
  return copies.size > 0 && writtenThrough(object, cluster).some((name) => copies.has(name));
}

/** Databases to which the workload writes that an object belongs to. */
export function writtenThrough({ kind, metadata }: KubernetesObject, cluster: Cluster): readonly string[] {
  if (kind === 'ExternalSecret') {
    const ofMaster = cluster.once(ofMasters).get(metadata.name);
    if (ofMaster !== undefined) return [ofMaster];
  }
  const writer = metadata.labels?.['app.kubernetes.io/name'] ?? metadata.name;
  return cluster.once(writers).get(`${metadata.namespace ?? ''}/${writer}`) ?? [];
}

/** Databases by the name of the Secret with their master password. */
function ofMasters(cluster: Cluster): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { metadata, spec } of [...cluster.of('DBCluster'), ...cluster.of('DBInstance')]) {
    const secret = spec?.masterUserPassword?.name;
    if (secret !== undefined && !names.has(secret)) names.set(secret, metadata.name);
  }
  return names;
}

/** What each Job and CronJob writes to, by `namespace/name`. */
function writers(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const written = new Map<string, string[]>();
  for (const job of [...cluster.of('Job'), ...cluster.of('CronJob')])
    for (const name of writtenBy(job)) append(written, `${job.metadata.namespace ?? ''}/${job.metadata.name}`, name);
  return written;
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
