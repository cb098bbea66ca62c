import type { Cluster } from '../../model/cluster.ts';
import type { PlatformRule, Told } from '../../model/rule.ts';

export const backupPrefixOwn: PlatformRule<readonly Location[]> = {
  id: 'backup-prefix-own',
  tier: 'correctness',
  severity: 'error',
  kinds: ['BackupStorageLocation'],
  summary: 'every cluster writes its backups where no other does',
  why: 'Velero owns everything below its prefix: it deletes backups that it does not know, and reports a nested prefix as invalid.',
  source: 'https://velero.io/docs/main/api-types/backupstoragelocation/',
  excerpt: locationsOf,
  *compare(excerpts) {
    const byBucket = new Map<string, { readonly cluster: string; readonly prefix: string }[]>();
    for (const { name: cluster, excerpt } of excerpts) {
      for (const { object, store, bucket, prefix } of excerpt) {
        const key = `${store} ${bucket}`;
        const others = byBucket.get(key) ?? [];
        byBucket.set(key, others);
        const met = others.find((other) => isWithin(prefix, other.prefix));
        if (met !== undefined) {
          const is = `writes to '${bucket}/${prefix}', and ${met.cluster} to '${bucket}/${met.prefix}'`;
          yield { object, field: 'spec.objectStorage.prefix', is, needed: 'a prefix of its own, not within another' };
        }
        others.push({ cluster, prefix });
      }
    }
  },
};

/** Where a cluster writes backups. */
interface Location extends Pick<Told, 'object'> {
  /** The address of the store; empty for that of AWS. */
  readonly store: string;
  readonly bucket: string;
  readonly prefix: string;
}

function locationsOf(cluster: Cluster): readonly Location[] {
  return cluster.of('BackupStorageLocation').flatMap((location) => {
    if (!cluster.own.has(location)) return [];
    const { accessMode, objectStorage, config } = location.spec ?? {};
    const bucket = objectStorage?.bucket ?? '';
    if (bucket === '' || accessMode === 'ReadOnly') return [];
    const prefix = `${(objectStorage?.prefix ?? '').replace(/^\/+|\/+$/g, '')}/`;
    return { object: cluster.mention(location), store: config?.s3Url ?? '', bucket, prefix };
  });
}

function isWithin(a: string, b: string): boolean {
  return a === '/' || b === '/' || a.startsWith(b) || b.startsWith(a);
}
