import { crashLooping } from '../../lib/spec/alerts/crash-looping.ts';
import { cronJobOverdue } from '../../lib/spec/alerts/cron-job-overdue.ts';
import { databaseDown, databaseUnwatched } from '../../lib/spec/alerts/database-down.ts';
import { errorBudgetAlerts } from '../../lib/spec/alerts/error-budget.ts';
import { errorShare } from '../../lib/spec/alerts/error-share.ts';
import { noReadyPod } from '../../lib/spec/alerts/no-ready-pod.ts';
import { replicaBehind } from '../../lib/spec/alerts/replica-behind.ts';
import { series } from '../../lib/spec/alerts/series.ts';
import type { Alert } from '../../lib/spec/monitoring.ts';
import { recovery } from './recovery.ts';
import { availability, errorShare as shareOfErrors, kvaApiRequests, latency } from './service-level.ts';

const kvaApi = ['prime-spark/kva-api'];
const exporter = { job: 'prime-spark/database-exporter', database: 'database' };
const reader = { job: 'prime-spark/database-reader-exporter', database: 'database' };
const good = series.gatewayRequests('kva-api-stable', 'prime-spark', '200');
const bad = series.gatewayRequests('kva-api-stable', 'prime-spark', '503', 'UH');
const bucket = (le: string): string => series.gatewayDurations('kva-api-stable', 'prime-spark', le);
const nodeReady = (instance?: string): string =>
  series.kubeState('kube_node_status_condition', { node: 'a', condition: 'Ready', status: 'true' }, instance);

/** The document's critical alerts, and warnings before they fire. */
export const alerts = {
  ApiDown: noReadyPod({
    namespaces: 'prime-spark',
    example: 'prime-spark',
    workload: 'kva-api',
    for: '2m',
    priority: 'P0',
    summary: 'No kva-api is ready',
    description: 'No pod of kva-api has been ready for 2 minutes',
    concerns: kvaApi,
  }),
  HighErrorRate: errorShare({
    ...kvaApiRequests,
    share: 0.05,
    window: '5m',
    for: '2m',
    example: { service: 'kva-api-stable', namespace: 'prime-spark' },
    concerns: kvaApi,
  }),
  SlaViolation: {
    // Without requests the share is NaN, which is not below any number.
    expression: `1 - ${shareOfErrors('30d')} < ${availability}`,
    for: '5m',
    severity: 'critical',
    summary: 'Availability is below 99.95 %',
    description: '{{ $value | humanizePercentage }} of the requests of the last 30 days were answered',
    concerns: kvaApi,
    firstSteps: [
      'This alert summarizes the outages of the month; it needs no repair itself. Stop releases until availability is above the objective again, and report it to the owner of the agreement.',
    ],
    proof: [
      {
        name: 'an hour of outage, and the month after it',
        interval: '1h',
        series: { [good]: '0+3600x700', [bad]: '_x100 0 3600x599' },
        firing: ['200h', '600h'],
        silent: ['90h'],
      },
      {
        name: 'an hour of outage no longer counts after a month',
        interval: '1h',
        series: { [good]: '0+3600x1000', [bad]: '_x10 0 3600x989' },
        firing: ['100h', '700h'],
        silent: ['5h', '800h'],
      },
      { name: 'there are no requests', interval: '1h', series: { [good]: '500x800' }, silent: ['10h', '750h'] },
      {
        name: 'one request in ten thousand fails',
        interval: '1h',
        series: { [good]: '0+9999x800', [bad]: '0+1x800' },
        silent: ['10h', '750h'],
      },
    ],
  },
  DatabaseConnectionFailure: databaseDown({ ...exporter, for: '1m', summary: 'The database cannot be reached' }),
  DatabaseUnwatched: databaseUnwatched(exporter),
  NodeDown: {
    // Nodes that Karpenter removes are gone before this fires.
    expression: 'max by (node) (kube_node_status_condition{condition="Ready",status="true"}) == 0',
    for: '2m',
    severity: 'critical',
    summary: 'A node is down',
    description: 'Node {{ $labels.node }} has not been ready for 2 minutes',
    concerns: ['prime-spark'],
    firstSteps: [
      'Find out why: `kubectl describe node <node>`. Its pods start elsewhere after 5 minutes; `kubectl delete nodeclaim <claim>` makes Karpenter replace it at once.',
    ],
    proof: [
      {
        name: 'a node is not ready for 10 minutes',
        series: { [nodeReady()]: '1x9 0x9 1x30' },
        firing: ['14m', '19m'],
        silent: ['9m', '25m'],
      },
      {
        name: 'it stays so while kube-state-metrics moves, without a second page',
        series: { [nodeReady()]: '1x9 0x9 stale', [nodeReady('10.0.2.20:8080')]: '_x20 0x10' },
        firing: ['15m', '19m', '25m'],
      },
      {
        name: 'Karpenter removes a node',
        series: { [nodeReady()]: '1x9 0 stale' },
        silent: ['9m', '11m', '20m'],
      },
    ],
  },
  ...errorBudgetAlerts('KvaApi', { ...kvaApiRequests, availability }, kvaApi),
  HighLatency: {
    // Istio's histogram has no bucket that ends at 200 ms; between 100 and 250 ms the value is interpolated.
    expression: `${latency(0.95)} > 200`,
    for: '10m',
    severity: 'warning',
    summary: 'The 95th percentile is above 200 ms',
    description: 'One request in twenty to kva-api takes more than {{ $value | humanize }} ms',
    concerns: kvaApi,
    firstSteps: ['Look at the traces of slow requests in Grafana (Tempo), and at the connections of the database.'],
    proof: [
      {
        name: 'all requests take 2 seconds for 40 minutes',
        series: {
          [bucket('100')]: '0+60x9 540x39 540+60x40',
          [bucket('250')]: '0+60x9 540x39 540+60x40',
          [bucket('2500')]: '0+60x89',
          [bucket('+Inf')]: '0+60x89',
        },
        firing: ['30m', '45m'],
        silent: ['9m', '70m'],
      },
      { name: 'there are no requests', series: { [bucket('100')]: '9x60', [bucket('+Inf')]: '9x60' }, silent: ['40m'] },
    ],
  },
  ReplicaBehind: replicaBehind({ ...reader, seconds: recovery.pointMinutes * 60 }),
  ReplicaUnwatched: databaseUnwatched(reader),
  RestoreTestMissing: cronJobOverdue({
    namespace: 'prime-spark',
    name: 'database-restore-test',
    hours: 32 * 24,
    severity: 'warning',
    summary: 'No restore test has succeeded for a month',
    what: 'restore test',
    concerns: ['prime-spark/database-restore-test', 'database'],
    notInDev: 'RDS alone has backups, and all data of dev is synthetic',
  }),
  PodCrashLooping: crashLooping({
    namespaces: 'prime-spark',
    example: 'prime-spark',
    severity: 'warning',
    concerns: ['prime-spark'],
  }),
} as const satisfies Readonly<Record<string, Alert>>;
