import type { App } from 'cdk8s';
import { backupStorageLocation, restoreLocation } from './kinds/backup-storage-location.ts';
import { veleroNamespace, veleroSchedule } from './kinds/velero-schedule.ts';
import { volumeSnapshotLocation } from './kinds/volume-snapshot-location.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { Backups, System } from './resolve/system.ts';

/** Backups of the cluster's objects and volumes. Managed databases have their own backups. */
export class BackupChart extends ManifestChart {
  constructor(app: App, system: System, backups: Backups) {
    super(app, `${veleroNamespace}/backups.yaml`);
    const { restorePrefix } = backups;
    if (restorePrefix !== undefined) this.add(restoreLocation(system, backups, restorePrefix));
    this.add(backupStorageLocation(system, backups), volumeSnapshotLocation(system), veleroSchedule(system, backups));
  }
}
