import type { BackupStorageLocation } from '../../imports/types/velero.io.ts';
import type { Backups, System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';
import { veleroNamespace } from './velero-schedule.ts';

/** Bucket of Velero's backups, with a prefix that no other cluster uses. */
export function backupStorageLocation(system: System, { bucket, prefix }: Backups): BackupStorageLocation {
  return location(system, system.name, bucket, prefix, { default: true });
}

/** Read-only access to the backups of another cluster, to restore from them. */
export function restoreLocation(system: System, { bucket }: Backups, prefix: string): BackupStorageLocation {
  return location(system, `${system.name}-restore`, bucket, prefix, { accessMode: 'ReadOnly' });
}

function location(
  { name: system, owner, cluster }: System,
  name: string,
  bucket: string,
  prefix: string,
  use: Pick<BackupStorageLocation['spec'], 'default' | 'accessMode'>,
): BackupStorageLocation {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'BackupStorageLocation',
    metadata: { name, namespace: veleroNamespace, labels: systemLabels({ system, owner }) },
    spec: { provider: 'aws', ...use, objectStorage: { bucket, prefix }, config: { region: cluster.region } },
  };
}
