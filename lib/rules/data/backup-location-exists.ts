import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const backupLocationExists: ClusterRule = {
  id: 'backup-location-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the BackupStorageLocation',
  kinds: ['Schedule'],
  summary: 'every backup goes to a location that exists and may be written to',
  why: 'A backup to a location that does not exist fails validation.',
  source: 'https://velero.io/docs/main/api-types/backupstoragelocation/',
  *check(cluster) {
    for (const schedule of cluster.of('Schedule'))
      yield* problems(cluster, schedule, schedule.spec?.template, 'spec.template');
    for (const backup of cluster.of('Backup')) yield* problems(cluster, backup, backup.spec, 'spec');
  },
};

type Template = NonNullable<Of<'Schedule'>['spec']>['template'];

function* problems(
  cluster: Cluster,
  object: Of<'Schedule'> | Of<'Backup'>,
  template: Template,
  at: string,
): Iterable<Found> {
  const namespace = object.metadata.namespace ?? '';
  const { storageLocation, volumeSnapshotLocations = [] } = template ?? {};
  // Velero's Helm chart and its command create this location.
  const isMade = (storageLocation ?? 'default') === 'default' && cluster.of('BackupStorageLocation').length === 0;
  if (isMade) return;
  if (storageLocation !== undefined) {
    const location = cluster.named('BackupStorageLocation', namespace, storageLocation);
    const names = cluster.names('BackupStorageLocation', namespace);
    const field = `${at}.storageLocation`;
    const needed = `a BackupStorageLocation of ${namespace}`;
    if (location === undefined) {
      const meant = suggestion(storageLocation, names);
      yield { object, field, is: `'${storageLocation}' does not exist`, needed: `${needed}${meant}` };
    } else if (location.spec?.accessMode === 'ReadOnly')
      yield { object, field, is: `'${storageLocation}' is read-only`, needed: `${needed} that is not` };
  } else if (
    !cluster
      .of('BackupStorageLocation')
      .some(({ spec, metadata }) => spec?.default === true || metadata.name === 'default')
  ) {
    yield { object, field: at, is: 'names no location, and none is the default', needed: 'storageLocation' };
  }
  for (const [index, name] of volumeSnapshotLocations.entries()) {
    if (cluster.named('VolumeSnapshotLocation', namespace, name) !== undefined) continue;
    const names = cluster.names('VolumeSnapshotLocation', namespace);
    const field = `${at}.volumeSnapshotLocations[${index}]`;
    yield {
      object,
      field,
      is: `'${name}' does not exist`,
      needed: `a VolumeSnapshotLocation of ${namespace}${suggestion(name, names)}`,
    };
  }
}
