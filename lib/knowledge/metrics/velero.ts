import type { MetricSource } from './metric-source.ts';

/** What Velero says of backups. */
export const velero: MetricSource = {
  // Names, types and labels of attempts, successes and failures compared with the source of an earlier version;
  // velero_backup_last_status and velero_backup_items_* not verified.
  source: 'https://github.com/vmware-tanzu/velero/blob/v1.18.2/pkg/metrics/metrics.go',
  scrapedBy: 'velero',
  monitor: 'metrics.serviceMonitor.enabled',
  perObject: true,
  metrics: {
    velero_backup_total: 'gauge',
    velero_backup_attempt_total: 'counter schedule',
    velero_backup_success_total: 'counter schedule',
    velero_backup_partial_failure_total: 'counter schedule',
    velero_backup_failure_total: 'counter schedule',
    velero_backup_validation_failure_total: 'counter schedule',
    velero_backup_last_successful_timestamp: 'gauge schedule',
    velero_backup_last_status: 'gauge schedule',
    velero_backup_duration_seconds: 'histogram schedule',
    velero_backup_items_total: 'gauge schedule',
    velero_backup_items_errors: 'gauge schedule',
    velero_backup_tarball_size_bytes: 'gauge schedule',
    'velero_backup_*': 'untyped *',
    'velero_restore_*': 'untyped *',
    'velero_volume_snapshot_*': 'untyped *',
    'velero_csi_snapshot_*': 'untyped *',
    'velero_*': 'untyped *',
  },
};
