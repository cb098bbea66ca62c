import type { Alert } from '../../lib/spec/monitoring.ts';
import { errorBudgetAlerts } from '../../lib/spec/slo.ts';
import { availability, errorShare, latency } from './service-level.ts';

/** The document's critical alerts, and what warns before they fire. */
export const alerts = {
  ApiDown: {
    expression: 'absent(up{job="prime-spark/kva-api"} == 1)',
    for: '2m',
    severity: 'critical',
    summary: 'No kva-api answers',
    description: 'No pod of kva-api has answered Prometheus for 2 minutes',
  },
  HighErrorRate: {
    // Without requests the share is no number, which is not above anything.
    expression: `${errorShare('5m')} > 0.05`,
    for: '2m',
    severity: 'critical',
    summary: 'More than 5 % of the requests fail',
    description: '{{ $value | humanizePercentage }} of the answers of kva-api are server errors',
  },
  SlaViolation: {
    expression: `1 - ${errorShare('30d')} < ${availability}`,
    for: '5m',
    severity: 'critical',
    summary: 'Availability is below 99.95 %',
    description: '{{ $value | humanizePercentage }} of the requests of the last 30 days were answered',
  },
  DatabaseConnectionFailure: {
    expression: 'pg_up{namespace="prime-spark"} == 0 or absent(pg_up{namespace="prime-spark"})',
    for: '1m',
    severity: 'critical',
    summary: 'The database cannot be reached',
    description: 'The exporter cannot sign in to PostgreSQL, or is gone',
    notInDev: 'Nobody is paged from dev, so no exporter asks the database there',
  },
  NodeDown: {
    // Nodes that Karpenter takes away are gone before this is true.
    expression: 'kube_node_status_condition{condition="Ready",status="true"} == 0',
    for: '2m',
    severity: 'critical',
    summary: 'A node is down',
    description: 'Node {{ $labels.node }} has not been ready for 2 minutes',
  },
  ...errorBudgetAlerts('KvaApi', { workload: 'kva-api', namespace: 'prime-spark', availability }),
  HighLatency: {
    // Istio's histogram has no bucket that ends at 200 ms: between 100 and 250 the value is interpolated.
    expression: `${latency(0.95)} > 200`,
    for: '10m',
    severity: 'warning',
    summary: 'The 95th percentile is above 200 ms',
    description: 'One request in twenty to kva-api takes more than {{ $value | humanize }} ms',
  },
  ReplicaBehind: {
    // prime-spark.md, Disaster Recovery: a recovery point of 15 minutes.
    expression: 'max(pg_replication_lag_seconds{namespace="prime-spark"}) > 15 * 60',
    for: '5m',
    severity: 'warning',
    summary: 'The standby would lose more than 15 minutes',
    description: 'The read replica is {{ $value | humanizeDuration }} behind the primary',
    notInDev: 'Nobody is paged from dev, so no exporter asks the database there',
  },
  PodCrashLooping: {
    expression: 'increase(kube_pod_container_status_restarts_total{namespace="prime-spark"}[15m]) > 3',
    for: '5m',
    severity: 'warning',
    summary: 'A container keeps restarting',
    description: '{{ $labels.pod }} ({{ $labels.container }}) restarted {{ $value }} times in 15 minutes',
  },
} as const satisfies Readonly<Record<string, Alert>>;
