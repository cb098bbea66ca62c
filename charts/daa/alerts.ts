import type { Alert } from '../../lib/spec/monitoring.ts';
import { requests } from './requests.ts';

const database = 'namespace="daa-data"';

/** What writes in this region: nothing does where the whole database follows that of the other region. */
const writesHere = `min(cnpg_pg_replication_in_recovery{${database}}) == 0`;

/**
 * Requests, errors and durations (REQ-T222), and the targets that the document gives for the database. It gives none for
 * availability, so no error budget burns; the thresholds of the services are assumed. Critical alerts page within a
 * minute (REQ-T224): 15 s to scrape, 15 s to evaluate, 15 s to hold, 10 s to group.
 */
export const alerts = {
  DaaErrorRate: {
    // A share, and enough of them to tell.
    expression: `sum by (destination_workload) (${requests.errors('1m')}) / sum by (destination_workload) (${requests.all('1m')}) > 0.05 and sum by (destination_workload) (${requests.errors('1m')}) > 0.1`,
    for: '15s',
    severity: 'critical',
    summary: 'More than one request in twenty fails',
    description: '{{ $value | humanizePercentage }} of the requests to {{ $labels.destination_workload }} fail',
  },
  DaaSlow: {
    expression: `histogram_quantile(0.95, sum by (le, destination_workload) (${requests.durations('5m')})) > 1000`,
    for: '5m',
    severity: 'warning',
    summary: 'One request in twenty takes more than a second',
    description: 'The 95th percentile of {{ $labels.destination_workload }} is {{ $value | humanize }} ms',
  },
  DaaNoRequests: {
    expression: `sum(${requests.all('15m')}) == 0 or absent(${requests.counter})`,
    for: '15m',
    severity: 'warning',
    summary: 'Nobody asks anything',
    description: 'No request reached a service of DAA for half an hour',
  },
  DatabaseDown: {
    expression: 'pg_up{namespace="daa-data"} == 0 or absent(pg_up{namespace="daa-data"})',
    for: '15s',
    severity: 'critical',
    summary: 'The database does not answer',
    description: 'The exporter cannot sign in to PostgreSQL, or is gone',
    notInDev: 'Nobody is paged from dev, so no exporter asks the database there',
  },
  DatabaseReplicationLag: {
    // Less than 5 seconds (REQ-T234).
    expression: `max by (pod) (cnpg_pg_replication_lag{${database}}) > 5 and on () (${writesHere})`,
    for: '1m',
    severity: 'warning',
    summary: 'A replica of the database is more than 5 seconds behind',
    description: '{{ $labels.pod }} is {{ $value | humanizeDuration }} behind',
  },
  DatabaseStandbyLag: {
    // What the other region may lose: less than 5 minutes (REQ-T237).
    expression: `min(cnpg_pg_replication_lag{${database}}) > 300 unless on () (${writesHere})`,
    for: '5m',
    severity: 'warning',
    summary: 'The database of the second region is more than 5 minutes behind',
    description: 'It is {{ $value | humanizeDuration }} behind, or nothing was written for as long',
  },
  DatabaseArchiveFailing: {
    expression: `max by (pod) (cnpg_pg_stat_archiver_last_failed_time{${database}}) > max by (pod) (cnpg_pg_stat_archiver_last_archived_time{${database}})`,
    for: '2m',
    severity: 'warning',
    summary: 'The write-ahead log does not reach S3',
    description: '{{ $labels.pod }} cannot archive: what is written now cannot be restored in 5 minutes',
  },
  DatabaseBackupOld: {
    // Daily (REQ-T235), and two hours for a slow one. The metrics are the plugin’s: those of CloudNativePG stay 0.
    expression: `time() - max(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}}) > 26 * 3600 or absent(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}})`,
    for: '15m',
    severity: 'warning',
    summary: 'No backup of the database succeeded for a day',
    description: 'The newest one ended {{ $value | humanizeDuration }} ago, or there is none',
    notInDev: 'No backups are made where the data is synthetic',
  },
  RestoreUnverified: {
    // Weekly (REQ-T239); one that never succeeded has no time, so that of its making counts.
    expression: `time() - max(kube_cronjob_status_last_successful_time{${database},cronjob="restore-verification"} or kube_cronjob_created{${database},cronjob="restore-verification"}) > 8 * 86400`,
    for: '1h',
    severity: 'warning',
    summary: 'No backup was restored and checked for a week',
    description: 'The last check that succeeded was {{ $value | humanizeDuration }} ago',
    notInDev: 'No backups are made where the data is synthetic',
  },
  PodCrashLooping: {
    expression: 'increase(kube_pod_container_status_restarts_total{namespace=~"daa|daa-data"}[15m]) > 3',
    for: '5m',
    severity: 'warning',
    summary: 'A container keeps restarting',
    description:
      '{{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) restarted {{ $value }} times in 15 minutes',
  },
} as const satisfies Readonly<Record<string, Alert>>;
