import { crashLooping } from '../../lib/spec/alerts/crash-looping.ts';
import { cronJobOverdue } from '../../lib/spec/alerts/cron-job-overdue.ts';
import { databaseDown, databaseUnwatched, exporterGone } from '../../lib/spec/alerts/database-down.ts';
import { errorShare } from '../../lib/spec/alerts/error-share.ts';
import { series } from '../../lib/spec/alerts/series.ts';
import type { Alert } from '../../lib/spec/monitoring.ts';
import { requests } from './requests.ts';

const database = 'namespace="daa-data"';

/** True if the database of this region is writable; false where it is a replica of the other region. */
const writesHere = `min(cnpg_pg_replication_in_recovery{${database}}) == 0`;

const services = ['daa/daa-service', 'daa/knowledge-service', 'daa/pattern-service'];
const exporter = 'daa-data/database-exporter';
const instance = (metric: string, pod = '1'): string => series.exported(metric, 'daa-data/database', {}, pod);
const asked = series.gatewayRequests('daa-service', 'daa', '200');
const bucket = (le: string): string => series.gatewayDurations('daa-service', 'daa', le);

/**
 * Requests, errors and durations (REQ-T222), and the document's targets for the database. The document gives no target
 * for availability, so there is no alert on an error budget; the thresholds of the services are assumed. Critical
 * alerts page within a minute (REQ-T224): 15 s scrape, 15 s evaluation, 15 s hold, 10 s grouping.
 */
export const alerts = {
  DaaErrorRate: errorShare({
    namespace: 'daa',
    share: 0.05,
    window: '1m',
    for: '15s',
    example: { service: 'daa-service', namespace: 'daa' },
    concerns: services,
  }),
  DaaSlow: {
    expression: `${requests.duration(0.95, undefined, 'destination_service_name')} > 1000`,
    for: '5m',
    severity: 'warning',
    summary: 'One request in twenty takes more than a second',
    description: 'The 95th percentile of {{ $labels.destination_service_name }} is {{ $value | humanize }} ms',
    concerns: services,
    firstSteps: ['Look at the traces of slow requests in Grafana (Tempo), and at the connections of the database.'],
    proof: [
      {
        name: 'all requests take 2 seconds for 20 minutes',
        series: {
          [bucket('1000')]: '0+60x9 600x19 600+60x40',
          [bucket('2500')]: '0+60x69',
          [bucket('+Inf')]: '0+60x69',
        },
        firing: ['22m', '28m'],
        silent: ['9m', '50m'],
      },
      {
        name: 'there are no requests',
        series: { [bucket('1000')]: '9x60', [bucket('+Inf')]: '9x60' },
        silent: ['30m'],
      },
    ],
  },
  DaaNoRequests: {
    expression: `sum(increase(${requests.selected}[15m])) == 0 or absent(${requests.selected})`,
    for: '15m',
    severity: 'warning',
    summary: 'There are no requests',
    description: 'No request reached a service of DAA for half an hour',
    concerns: services,
    firstSteps: [
      'Call the public host from outside: `curl -i https://api.<domain>/health`. If there is no response, check DNS, the load balancer and the gateway’s pods in `istio-ingress`.',
    ],
    notAtStandby: 'A standby region gets no requests',
    proof: [
      {
        name: 'requests stop for an hour',
        series: { [asked]: '0+60x9 600x59 600+60x60' },
        firing: ['45m', '65m'],
        silent: ['9m', '20m', '90m'],
      },
      {
        name: 'the gateway is not scraped, or never had a request',
        series: { [asked]: '_x40 0+60x40' },
        firing: ['20m', '35m'],
        silent: ['10m', '60m'],
      },
      {
        name: 'the pod of the gateway is replaced',
        series: { [asked]: '0+60x9 stale', [asked.replace('ingress-a', 'ingress-b')]: '_x12 0+60x60' },
        silent: ['9m', '15m', '30m', '60m'],
      },
    ],
  },
  DatabaseDown: databaseDown({ job: exporter, database: 'database', for: '15s' }),
  DatabaseUnwatched: databaseUnwatched({ job: exporter, database: 'database' }),
  DatabaseReplicationLag: {
    // Less than 5 seconds (REQ-T234).
    expression: `max by (pod) (cnpg_pg_replication_lag{${database}}) > 5 and on () (${writesHere})`,
    for: '1m',
    severity: 'warning',
    summary: 'A replica of the database is more than 5 seconds behind',
    description: '{{ $labels.pod }} is {{ $value | humanizeDuration }} behind',
    concerns: ['database'],
    firstSteps: [
      'Find out which instance is behind and why: `kubectl cnpg status database -n daa-data`, then load and disk of its node.',
    ],
    proof: [
      {
        name: 'one of two replicas is a minute behind for 10 minutes',
        series: {
          [instance('cnpg_pg_replication_in_recovery')]: '0x40',
          [instance('cnpg_pg_replication_in_recovery', '2')]: '1x40',
          [instance('cnpg_pg_replication_lag')]: '0x40',
          [instance('cnpg_pg_replication_lag', '2')]: '0x9 60x9 0x20',
        },
        firing: ['12m', '18m'],
        silent: ['9m', '25m'],
      },
      {
        name: 'the whole database follows another region, 2 minutes behind',
        series: {
          [instance('cnpg_pg_replication_in_recovery')]: '1x40',
          [instance('cnpg_pg_replication_lag')]: '120x40',
        },
        silent: ['5m', '30m'],
      },
    ],
  },
  DatabaseStandbyLag: {
    // The other region may lose less than 5 minutes (REQ-T237).
    expression: `min(cnpg_pg_replication_lag{${database}}) > 300 unless on () (${writesHere})`,
    for: '5m',
    severity: 'warning',
    summary: 'The database of the second region is more than 5 minutes behind',
    description: 'It is {{ $value | humanizeDuration }} behind, or nothing was written for as long',
    concerns: ['database'],
    firstSteps: [
      'Check that production archives (alert DatabaseArchiveFailing there), and read in the log of the standby’s first instance about the bucket.',
    ],
    proof: [
      {
        name: 'no log arrives from the other region for half an hour',
        series: {
          [instance('cnpg_pg_replication_in_recovery')]: '1x80',
          [instance('cnpg_pg_replication_lag')]: '100x9 100+60x29 30x40',
        },
        firing: ['25m', '39m'],
        silent: ['9m', '50m'],
      },
      {
        name: 'it is writable, and a replica is 10 minutes behind',
        series: {
          [instance('cnpg_pg_replication_in_recovery')]: '0x40',
          [instance('cnpg_pg_replication_lag', '2')]: '600x40',
        },
        silent: ['20m', '39m'],
      },
    ],
  },
  DatabaseLagUnknown: exporterGone({
    metric: `cnpg_pg_replication_in_recovery{${database}}`,
    summary: 'The lag of the database replicas is unknown',
    description: 'No instance of the database exports metrics: the alerts on its lag and archive cannot fire',
    concerns: ['database'],
    shown: (pod) => instance('cnpg_pg_replication_in_recovery', pod),
  }),
  DatabaseArchiveFailing: {
    expression: `max by (pod) (cnpg_pg_stat_archiver_last_failed_time{${database}}) > max by (pod) (cnpg_pg_stat_archiver_last_archived_time{${database}})`,
    for: '2m',
    severity: 'warning',
    summary: 'The write-ahead log does not reach S3',
    description: '{{ $labels.pod }} cannot archive: current changes cannot be restored after a loss of the region',
    concerns: ['database', 'backups'],
    firstSteps: [
      'The log of the container plugin-barman-cloud of the primary shows the cause: rights of its AWS role, bucket, or network. The disk of the write-ahead log fills meanwhile.',
    ],
    proof: [
      {
        name: 'the archive fails for 10 minutes',
        series: {
          [instance('cnpg_pg_stat_archiver_last_failed_time')]: '0x9 600+60x9 1140x20',
          [instance('cnpg_pg_stat_archiver_last_archived_time')]: '0+60x8 480x10 1200+60x20',
        },
        firing: ['13m', '18m'],
        silent: ['9m', '25m'],
      },
      {
        name: 'it never failed',
        series: {
          [instance('cnpg_pg_stat_archiver_last_failed_time')]: '-1x40',
          [instance('cnpg_pg_stat_archiver_last_archived_time')]: '0+60x40',
        },
        silent: ['5m', '30m'],
      },
    ],
  },
  DatabaseBackupOld: {
    // Daily backups (REQ-T235), with two hours of tolerance. The metrics are those of the plugin; CloudNativePG's own
    // stay 0.
    expression: `time() - max(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}}) > 26 * 3600 or absent(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}})`,
    for: '15m',
    severity: 'warning',
    summary: 'No backup of the database succeeded for a day',
    description:
      '{{ if eq $value 1.0 }}No instance reports backups{{ else }}The newest one ended {{ $value | humanizeDuration }} ago, or there is none{{ end }}',
    concerns: ['database', 'backups'],
    firstSteps: [
      'List the last ones: `kubectl -n daa-data get backups.postgresql.cnpg.io`, and read their status.error.',
    ],
    notInDev: 'No backups are made where the data is synthetic',
    proof: [
      {
        name: 'no backup succeeds for two days',
        interval: '10m',
        series: {
          [instance('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp')]: '0x288 172800x60',
        },
        firing: ['27h', '47h'],
        silent: ['1h', '26h', '50h'],
      },
      {
        name: 'the instances are replaced one after the other',
        series: {
          [instance('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp')]: '0x9 stale',
          [instance('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp', '2')]: '_x12 0x40',
        },
        silent: ['11m', '30m', '50m'],
      },
    ],
  },
  // Weekly (REQ-T239).
  RestoreUnverified: cronJobOverdue({
    namespace: 'daa-data',
    name: 'restore-verification',
    hours: 8 * 24,
    severity: 'warning',
    summary: 'No backup was restored and checked for a week',
    what: 'check',
    concerns: ['daa-data/restore-verification', 'backups'],
    notInDev: 'No backups are made where the data is synthetic',
  }),
  PodCrashLooping: crashLooping({
    namespaces: 'daa|daa-data',
    example: 'daa',
    severity: 'warning',
    concerns: ['daa', 'daa-data'],
  }),
} as const satisfies Readonly<Record<string, Alert>>;
