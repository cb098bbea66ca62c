import { crashLooping } from '../../lib/spec/alerts/crash-looping.ts';
import { cronJobOverdue } from '../../lib/spec/alerts/cron-job-overdue.ts';
import { databaseDown, databaseUnwatched } from '../../lib/spec/alerts/database-down.ts';
import { errorShare } from '../../lib/spec/alerts/error-share.ts';
import { noReadyPod } from '../../lib/spec/alerts/no-ready-pod.ts';
import { replicaBehind } from '../../lib/spec/alerts/replica-behind.ts';
import { series } from '../../lib/spec/alerts/series.ts';
import type { Alert } from '../../lib/spec/monitoring.ts';
import { recovery } from './recovery.ts';

const exporter = {
  job: 'i2s-.+/database-exporter',
  example: 'i2s-production/database-exporter',
  database: 'database',
};
const onlyAtStandby = 'Only the database of the second region is a replica';
const pipelines = (pod: string): string =>
  series.exported('active_pipeline_executions', 'i2s-production/conductor', {}, pod);

/** The document requires monitoring and alerting but names no alerts; these follow from its figures. */
export const alerts = {
  HighErrorRate: errorShare({
    namespace: 'i2s-.+',
    anyNamespace: true,
    share: 0.05,
    window: '5m',
    for: '5m',
    example: { service: 'api-gateway', namespace: 'i2s-production' },
    concerns: ['i2s'],
  }),
  ConductorDown: noReadyPod({
    namespaces: 'i2s-.+',
    example: 'i2s-production',
    workload: 'conductor',
    for: '1m',
    priority: 'P0',
    summary: 'No conductor is ready',
    description: 'Pipelines are neither accepted nor continued',
    concerns: ['i2s/conductor'],
  }),
  PipelinesSaturated: {
    // Above the target of the autoscaler, for longer than it takes to add pods.
    expression: 'avg(active_pipeline_executions{namespace=~"i2s-.+"}) > 100',
    for: '15m',
    severity: 'warning',
    summary: 'The conductors run too many pipelines',
    description: '{{ $value | humanize }} pipelines run in each conductor; a pod is added at 100',
    concerns: ['i2s/conductor'],
    firstSteps: ['Check whether the autoscaler is at its maximum, or its pods wait for a node (Pending).'],
    proof: [
      {
        name: 'two conductors have 150 pipelines each for half an hour, until there are four',
        series: { [pipelines('a')]: '50x9 150x29 80x30', [pipelines('b')]: '50x9 150x29 80x30' },
        firing: ['30m', '38m'],
        silent: ['9m', '20m', '50m'],
      },
      {
        name: 'one of two is full, and is replaced by a pod without any',
        series: { [pipelines('a')]: '120x20 stale', [pipelines('b')]: '60x60', [pipelines('c')]: '_x21 0x40' },
        silent: ['19m', '30m', '55m'],
      },
    ],
  },
  DatabaseDown: databaseDown({ ...exporter, for: '1m' }),
  DatabaseUnwatched: databaseUnwatched(exporter),
  ReplicaBehind: { ...replicaBehind({ ...exporter, seconds: recovery.pointMinutes * 60 }), onlyAtStandby },
  // The document's dump is daily; two hours of tolerance for a slow one.
  DatabaseBackupMissing: cronJobOverdue({
    namespace: 'i2s-.+',
    example: 'i2s-production',
    name: 'database-backup',
    hours: 26,
    severity: 'warning',
    summary: 'No dump of the database succeeded for a day',
    what: 'dump',
    concerns: ['i2s/database-backup', 'backups'],
    notInDev: 'No backups are made where the data is synthetic',
  }),
  RestoreTestMissing: cronJobOverdue({
    namespace: 'i2s-.+',
    example: 'i2s-production',
    name: 'database-restore-test',
    hours: 32 * 24,
    severity: 'warning',
    summary: 'No restore test has succeeded for a month',
    what: 'restore test',
    concerns: ['i2s/database-restore-test', 'database'],
    notInDev: 'RDS alone has backups, and all data of dev is synthetic',
  }),
  PodCrashLooping: crashLooping({
    namespaces: 'i2s-.+',
    example: 'i2s-production',
    severity: 'warning',
    concerns: ['i2s'],
  }),
} as const satisfies Readonly<Record<string, Alert>>;
