import type { Alert } from '../../lib/spec/monitoring.ts';

/** The document's four alerts in a form that fires, and two on the backups that it asks to be tested. */
export const alerts = {
  HighErrorRate: {
    // A share of all requests: the document's rate of each series stays low while every request fails.
    expression:
      'sum(rate(http_requests_total{namespace="incubation",status=~"5.."}[5m])) / sum(rate(http_requests_total{namespace="incubation"}[5m])) > 0.05',
    for: '5m',
    severity: 'critical',
    summary: 'High error rate detected',
    description: '{{ $value | humanizePercentage }} of the requests end in a server error',
  },
  HighResponseTime: {
    // Over all pods: without the sum by le, it is the percentile of each series.
    expression:
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{namespace="incubation"}[5m]))) > 2',
    for: '5m',
    severity: 'warning',
    summary: 'High response time detected',
    description: '95th percentile response time is {{ $value | humanizeDuration }}',
  },
  DatabaseConnectionFailure: {
    // The document's job postgres does not exist: Supabase is outside, and an exporter asks it.
    expression: 'pg_up{namespace="incubation"} == 0 or absent(pg_up{namespace="incubation"})',
    for: '1m',
    severity: 'critical',
    summary: 'Database connection failure',
    description: 'Cannot connect to the PostgreSQL database, or nobody asks it',
    notInDev: 'Nobody is paged from dev, so no exporter asks the database there',
  },
  PodCrashLooping: {
    // More than three restarts, not a single one.
    expression: 'increase(kube_pod_container_status_restarts_total{namespace="incubation"}[15m]) > 3',
    for: '5m',
    severity: 'warning',
    summary: 'Pod is crash looping',
    description: 'Pod {{ $labels.pod }} ({{ $labels.container }}) restarted {{ $value }} times in 15 minutes',
  },
  DatabaseBackupMissing: {
    // Two hours beyond a day; before the first one, counted from when the CronJob was made.
    expression:
      'time() - max(kube_cronjob_status_last_successful_time{namespace="incubation",cronjob="database-backup"} or kube_cronjob_created{namespace="incubation",cronjob="database-backup"}) > 26 * 3600',
    for: '15m',
    severity: 'critical',
    summary: 'No database backup since yesterday',
    description: 'The last dump that succeeded is {{ $value | humanizeDuration }} old',
    notInDev: 'No backups are made where the data is synthetic',
  },
  DatabaseRestoreTestMissing: {
    expression:
      'time() - max(kube_cronjob_status_last_successful_time{namespace="incubation",cronjob="database-restore-test"} or kube_cronjob_created{namespace="incubation",cronjob="database-restore-test"}) > 8 * 86400',
    for: '15m',
    severity: 'warning',
    summary: 'No restore test has succeeded for eight days',
    description: 'The last restore test that succeeded was {{ $value | humanizeDuration }} ago',
    notInDev: 'No backups are made where the data is synthetic',
  },
} as const satisfies Readonly<Record<string, Alert>>;
