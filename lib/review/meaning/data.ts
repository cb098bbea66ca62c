import { quantity } from '../../model/quantity.ts';
import { longestDays } from '../../model/cron.ts';
import { affected, type ClusterChange, type Meant } from '../consequence.ts';
import { changedFields, fromTo, isOfKind } from './fields.ts';

/** How data is retained, backed up, encrypted and restored: reductions and improvements. */
export function* data(change: ClusterChange): Iterable<Meant> {
  for (const object of change.objects) {
    if (object.how !== 'removed') continue;
    const row = guards.find(({ kinds }) => isOfKind(object, kinds));
    if (row !== undefined)
      yield {
        severity: 'high',
        what: row.what,
        reason: row.because,
        wayOut: 'another one that replaces it',
        object: affected(object),
      };
  }
  for (const { object, change: field } of changedFields(change)) {
    const row = traits.find(({ kinds, path }) => isOfKind(object, kinds) && path.test(field.pattern));
    if (row === undefined) continue;
    const way = row.less(field.before, field.after);
    yield {
      severity: way === 'less' ? 'high' : way === 'more' ? 'low' : 'medium',
      what: `${row.trait} ${way === 'less' ? 'is reduced' : way === 'more' ? 'is increased' : 'changes'}`,
      reason: row.because,
      object: affected(object, `${field.field.replace(/^spec\./, '')}: ${fromTo(field)}`),
    };
  }
}

const guards: readonly { readonly kinds: readonly string[]; readonly what: string; readonly because: string }[] = [
  {
    kinds: ['Schedule.velero.io'],
    what: 'a backup is no longer made',
    because: 'Nothing else backs up what the Schedule included.',
  },
  {
    kinds: ['ScheduledBackup'],
    what: 'a base backup is no longer made',
    because: 'The database is archived, but no new base backup is made.',
  },
  {
    kinds: ['BackupStorageLocation', 'ObjectStore'],
    what: 'a backup location is removed',
    because: 'Backups that name it fail, and backups in it are not found.',
  },
];

type Way = 'less' | 'more' | 'other';
type Judge = (before: unknown, after: unknown) => Way;

interface Trait {
  readonly kinds: readonly string[];
  readonly path: RegExp;
  readonly trait: string;
  readonly because: string;
  readonly less: Judge;
}

const number: Judge = (before, after) => {
  const [one, other] = [amount(before), amount(after)];
  if (Number.isNaN(one) || Number.isNaN(other) || one === other)
    return before === undefined ? 'more' : after === undefined ? 'less' : 'other';
  return other < one ? 'less' : 'more';
};

/** A number, a quantity, or a duration in hours; -1 means for ever. */
function amount(value: unknown): number {
  if (value === -1 || value === '-1') return Infinity;
  if (typeof value === 'string' && /^\d+h/.test(value)) return Number.parseInt(value, 10);
  return typeof value === 'number' || typeof value === 'string' ? quantity(value) : NaN;
}

const flag: Judge = (before, after) => (after === true ? 'more' : before === true ? 'less' : 'other');

const presence: Judge = (before, after) => (after === undefined ? 'less' : before === undefined ? 'more' : 'other');

const cron: Judge = (before, after) => {
  const [one, other] = [longestDays(String(before)), longestDays(String(after))];
  return other > one ? 'less' : other < one ? 'more' : 'other';
};

const databases = ['DBCluster', 'DBInstance', 'GlobalCluster'];
const caches = ['ReplicationGroup'];
const postgresql = ['Cluster.postgresql.cnpg.io'];
const topics = ['KafkaTopic'];
const bucket = ['Bucket.s3.services.k8s.aws'];
const schedules = ['Schedule.velero.io'];

const traits: readonly Trait[] = [
  {
    kinds: databases,
    path: /^spec\.(backupRetentionPeriod|backtrackWindow)$/,
    trait: 'how far back a database can be restored',
    because: 'Backups older than that are deleted as soon as the change is made.',
    less: number,
  },
  {
    kinds: caches,
    path: /^spec\.snapshotRetentionLimit$/,
    trait: 'how long snapshots are kept',
    because: 'Older snapshots are deleted.',
    less: number,
  },
  {
    kinds: [...databases, ...caches],
    path: /^spec\.(deletionProtection|storageEncrypted|multiAZ|multiAZEnabled|automaticFailoverEnabled|atRestEncryptionEnabled|transitEncryptionEnabled|copyTagsToSnapshot|performanceInsightsEnabled)$/,
    trait: 'the protection of a data service',
    because: 'Protection from deletion, encryption or a standby in another zone is switched on or off.',
    less: flag,
  },
  {
    kinds: caches,
    path: /^spec\.(replicasPerNodeGroup|numNodeGroups)$/,
    trait: 'the number of cache nodes',
    because: 'With fewer nodes, a failed node costs more of the cache.',
    less: number,
  },
  {
    kinds: postgresql,
    path: /^spec\.instances$/,
    trait: 'the number of database instances',
    because: 'With one instance every restart is an interruption, and a lost volume needs a restore.',
    less: number,
  },
  {
    kinds: postgresql,
    path: /^spec\.(backup|plugins|minSyncReplicas|externalClusters)/,
    trait: 'archiving and replication of a database',
    because: 'Point-in-time recovery depends on it.',
    less: presence,
  },
  {
    kinds: topics,
    path: /^spec\.config(\.|\[')(retention\.(ms|bytes)|delete\.retention\.ms)('\])?$/,
    trait: 'how long messages are kept',
    because: 'Kafka deletes what is older with its next clean-up, read or not.',
    less: number,
  },
  {
    kinds: topics,
    path: /^spec\.config(\.|\[')cleanup\.policy('\])?$/,
    trait: 'the cleanup policy of a topic',
    because: 'With compact, only the last message of each key is kept; with delete, only recent messages.',
    less: () => 'other',
  },
  {
    kinds: topics,
    path: /^spec\.(config(\.|\[')min\.insync\.replicas('\])?|replicas)$/,
    trait: 'the number of copies of each message',
    because: 'A message that is acknowledged is on that many brokers.',
    less: number,
  },
  {
    kinds: topics,
    path: /^spec\.partitions$/,
    trait: 'the number of partitions',
    because: 'Messages of one key go to another partition from then on: their order holds only within each.',
    less: () => 'other',
  },
  {
    kinds: bucket,
    path: /^spec\.(versioning|encryption|publicAccessBlock|objectLockEnabledForBucket|replication)/,
    trait: 'the protection of a bucket',
    because:
      'Versions, encryption, copies and the block of public access make objects recoverable and keep them private.',
    less: (before, after) =>
      after === false || after === 'Suspended' || after === undefined
        ? 'less'
        : before === undefined || before === false
          ? 'more'
          : 'other',
  },
  {
    kinds: bucket,
    path: /^spec\.lifecycle/,
    trait: 'when objects of a bucket expire',
    because: 'S3 deletes expired objects without a confirmation.',
    less: () => 'other',
  },
  {
    kinds: schedules,
    path: /^spec\.template\.ttl$/,
    trait: 'how long backups are kept',
    because: 'Velero deletes older backups.',
    less: number,
  },
  {
    kinds: [...schedules, 'ScheduledBackup'],
    path: /^spec\.schedule$/,
    trait: 'how often backups are made',
    because: 'Data that was written since the last backup may be lost.',
    less: cron,
  },
  {
    kinds: schedules,
    path: /^spec\.(paused|template\.(included|excluded|snapshotVolumes|defaultVolumesToFsBackup|labelSelector))/,
    trait: 'what is backed up',
    because: 'Objects that are not included cannot be restored.',
    less: () => 'other',
  },
  {
    kinds: ['StorageClass'],
    path: /^(reclaimPolicy|parameters\.encrypted)$/,
    trait: 'how volumes are kept',
    because: 'With Delete, the data is deleted with the claim.',
    less: (_, after) => (after === 'Delete' || after === 'false' ? 'less' : 'more'),
  },
  {
    kinds: ['PersistentVolumeClaim', ...postgresql],
    path: /^spec\.(resources\.requests\.storage|storage\.size|walStorage\.size)$/,
    trait: 'storage size',
    because: 'Volumes grow in place where their class allows it, and never shrink.',
    less: number,
  },
  {
    kinds: ['Application', 'AppProject', 'Deployment', 'StatefulSet', 'CronJob', ...databases, ...postgresql],
    path: /annotations\['strata\.dev\/restore-test'\]$/,
    trait: 'how often a restore is tested',
    because: 'A backup whose restore was never tested may be useless.',
    less: presence,
  },
];
