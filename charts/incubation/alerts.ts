import { crashLooping } from '../../lib/spec/alerts/crash-looping.ts';
import { cronJobOverdue } from '../../lib/spec/alerts/cron-job-overdue.ts';
import { databaseDown, databaseUnwatched } from '../../lib/spec/alerts/database-down.ts';
import { errorShare } from '../../lib/spec/alerts/error-share.ts';
import { series } from '../../lib/spec/alerts/series.ts';
import type { Alert } from '../../lib/spec/monitoring.ts';

const apiServer = ['incubation/api-server'];
const exporter = { job: 'incubation/database-exporter', database: 'database' };
const notInDev = 'No backups are made where the data is synthetic';
const bucket = (le: string): string =>
  series.exported('http_request_duration_seconds_bucket', 'incubation/api-server', { le });

/**
 * The document's four alerts, corrected so that they can fire, and two on the backups that it requires to be tested.
 */
export const alerts = {
  // A share of all requests, counted by the gateway. The document's rate of each series stays low even if every request
  // fails, and pods that are not running count nothing.
  HighErrorRate: errorShare({
    namespace: 'incubation',
    workload: 'api-server',
    share: 0.05,
    window: '5m',
    for: '5m',
    example: { service: 'api-server', namespace: 'incubation' },
    concerns: apiServer,
  }),
  HighResponseTime: {
    // Over all pods: without the sum by le, the result is a percentile of each series.
    expression:
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{namespace="incubation"}[5m]))) > 2',
    for: '5m',
    severity: 'warning',
    summary: 'High response time detected',
    description: '95th percentile response time is {{ $value | humanizeDuration }}',
    concerns: apiServer,
    firstSteps: ['Look at the traces of slow requests in Grafana (Tempo), and at the database at Supabase.'],
    proof: [
      {
        name: 'all requests take 5 seconds for 20 minutes',
        series: {
          [bucket('2')]: '0+60x9 540x19 540+60x40',
          [bucket('10')]: '0+60x69',
          [bucket('+Inf')]: '0+60x69',
        },
        firing: ['22m', '28m'],
        silent: ['9m', '50m'],
      },
      { name: 'there are no requests', series: { [bucket('2')]: '9x60', [bucket('+Inf')]: '9x60' }, silent: ['30m'] },
    ],
  },
  // The document's job postgres does not exist: Supabase runs outside, and an exporter queries it.
  DatabaseConnectionFailure: databaseDown({ ...exporter, for: '1m', summary: 'Database connection failure' }),
  DatabaseUnwatched: databaseUnwatched(exporter),
  PodCrashLooping: crashLooping({
    namespaces: 'incubation',
    example: 'incubation',
    severity: 'warning',
    concerns: ['incubation'],
  }),
  // One day, and two hours of tolerance.
  DatabaseBackupMissing: cronJobOverdue({
    namespace: 'incubation',
    name: 'database-backup',
    hours: 26,
    severity: 'critical',
    summary: 'No database backup since yesterday',
    what: 'dump',
    concerns: ['incubation/database-backup', 'backups'],
    notInDev,
  }),
  DatabaseRestoreTestMissing: cronJobOverdue({
    namespace: 'incubation',
    name: 'database-restore-test',
    hours: 8 * 24,
    severity: 'warning',
    summary: 'No restore test has succeeded for eight days',
    what: 'restore test',
    concerns: ['incubation/database-restore-test', 'backups'],
    notInDev,
  }),
} as const satisfies Readonly<Record<string, Alert>>;
