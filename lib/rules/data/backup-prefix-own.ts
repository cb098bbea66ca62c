import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { PlatformRule } from '../../model/rule.ts';

export const backupPrefixOwn: PlatformRule = {
  id: 'backup-prefix-own',
  tier: 'correctness',
  severity: 'error',
  kinds: ['BackupStorageLocation'],
  summary: 'every cluster writes its backups where no other does',
  why: 'Velero owns everything below its prefix: it deletes backups that it does not know, and reports a nested prefix as invalid.',
  source: 'https://velero.io/docs/main/api-types/backupstoragelocation/',
  *checkAll(clusters) {
    const byBucket = new Map<string, Location[]>();
    for (const cluster of clusters) {
      for (const location of cluster.of('BackupStorageLocation')) {
        if (!cluster.own.has(location)) continue;
        const { accessMode, objectStorage, config } = location.spec ?? {};
        const bucket = objectStorage?.bucket ?? '';
        if (bucket === '' || accessMode === 'ReadOnly') continue;
        const key = `${config?.s3Url ?? ''} ${bucket}`;
        const prefix = `${(objectStorage?.prefix ?? '').replace(/^\/+|\/+$/g, '')}/`;
        const others = byBucket.get(key) ?? [];
        byBucket.set(key, others);
        const met = others.find((other) => isWithin(prefix, other.prefix));
        if (met !== undefined) {
          const is = `writes to '${bucket}/${prefix}', and ${met.cluster.name} to '${bucket}/${met.prefix}'`;
          yield {
            object: location,
            field: 'spec.objectStorage.prefix',
            is,
            needed: 'a prefix of its own, not within another',
          };
        }
        others.push({ cluster, location, prefix });
      }
    }
  },
};

interface Location {
  readonly cluster: Cluster;
  readonly location: Of<'BackupStorageLocation'>;
  readonly prefix: string;
}

function isWithin(a: string, b: string): boolean {
  return a === '/' || b === '/' || a.startsWith(b) || b.startsWith(a);
}
