import type { Schedule } from '../../imports/types/velero.io.ts';
import type { Backups, System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Namespace that Velero looks for its objects in. */
export const veleroNamespace = 'velero';

/** Regular backups of a system's namespaces, secrets and configuration included: a restore needs them. */
export function veleroSchedule({ name: system, owner }: System, backups: Backups): Schedule {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name: system, namespace: veleroNamespace, labels: systemLabels({ system, owner }) },
    spec: {
      schedule: backups.schedule,
      // Owned backups would be pruned with the schedule.
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
