import type { Schedule } from '../../imports/types/velero.io.ts';
import type { Backups, System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Namespace in which Velero looks for its objects. */
export const veleroNamespace = 'velero';

/** Scheduled backups of a system's namespaces, with secrets and configuration, which a restore needs. */
export function veleroSchedule({ name: system, owner }: System, backups: Backups): Schedule {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name: system, namespace: veleroNamespace, labels: systemLabels({ system, owner }) },
    spec: {
      schedule: backups.schedule,
      // Backups with an owner would be deleted together with the schedule.
      useOwnerReferencesInBackup: false,
      template: {
        includedNamespaces: [...backups.namespaces],
        excludedResources: ['events', 'events.events.k8s.io'],
        includeClusterResources: true,
        snapshotVolumes: true,
        storageLocation: system,
        volumeSnapshotLocations: [system],
        ttl: `${backups.retentionHours}h0m0s`,
      },
    },
  };
}
