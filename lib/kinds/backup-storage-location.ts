import type { BackupStorageLocation } from '../../imports/types/velero.io.ts';
import type { Backups, System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';
import { veleroNamespace } from './velero-schedule.ts';

/** The bucket, and the prefix that no other cluster uses, that Velero writes to. */
export function backupStorageLocation(
  { name: system, owner, cluster }: System,
  { bucket, prefix }: Backups,
): BackupStorageLocation {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'BackupStorageLocation',
    metadata: { name: system, namespace: veleroNamespace, labels: systemLabels({ system, owner }) },
    spec: { provider: 'aws', default: true, objectStorage: { bucket, prefix }, config: { region: cluster.region } },
  };
}
