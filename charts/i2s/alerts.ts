import type { Alert } from '../../lib/spec/monitoring.ts';

/** The document asks for full monitoring and alerting and names no alert: these follow from its figures. */
export const alerts = {
  HighErrorRate: {
    expression:
      'sum by (destination_workload) (rate(istio_requests_total{reporter="destination",destination_workload_namespace=~"i2s-.+",response_code=~"5.."}[5m])) / sum by (destination_workload) (rate(istio_requests_total{reporter="destination",destination_workload_namespace=~"i2s-.+"}[5m])) > 0.05',
    for: '5m',
    severity: 'critical',
    summary: 'More than one request in twenty fails',
    description: '{{ $value | humanizePercentage }} of the requests to {{ $labels.destination_workload }} fail',
  },
  ConductorDown: {
    expression:
      'sum(kube_pod_status_ready{condition="true",namespace=~"i2s-.+",pod=~"conductor-.+"}) < 1 or absent(kube_pod_status_ready{condition="true",namespace=~"i2s-.+",pod=~"conductor-.+"})',
    for: '1m',
    severity: 'critical',
    summary: 'No conductor is ready',
    description: 'Pipelines are neither taken nor carried on',
  },
  PipelinesSaturated: {
    // Beyond what the autoscaler aims at, for longer than it takes to add pods.
    expression: 'avg(active_pipeline_executions{namespace=~"i2s-.+"}) > 100',
    for: '15m',
    severity: 'warning',
    summary: 'The conductors have more pipelines than they are meant to',
    description: '{{ $value | humanize }} pipelines run in each conductor; a pod is added at 100',
  },
  DatabaseDown: {
    expression: 'pg_up{namespace=~"i2s-.+"} == 0 or absent(pg_up{namespace=~"i2s-.+"})',
    for: '1m',
    severity: 'critical',
    summary: 'The database does not answer',
    description: 'The exporter cannot sign in to PostgreSQL, or is gone',
    notInDev: 'Nobody is paged from dev, so no exporter asks the database there',
  },
  DatabaseBackupMissing: {
    // The document's dump is daily; two hours more for a slow one. A job that never succeeded has no time at all.
    expression:
      'time() - max(kube_cronjob_status_last_successful_time{namespace=~"i2s-.+",cronjob="database-backup"} or kube_cronjob_created{namespace=~"i2s-.+",cronjob="database-backup"}) > 26 * 3600',
    for: '15m',
    severity: 'warning',
    summary: 'No dump of the database succeeded for a day',
    description: 'The last one is {{ $value | humanizeDuration }} old',
    notInDev: 'No backups are made where the data is synthetic',
  },
  PodCrashLooping: {
    // More than three restarts, not a single one.
    expression: 'increase(kube_pod_container_status_restarts_total{namespace=~"i2s-.+"}[15m]) > 3',
    for: '5m',
    severity: 'warning',
    summary: 'A container keeps restarting',
    description:
      '{{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) restarted {{ $value }} times in 15 minutes',
  },
} as const satisfies Readonly<Record<string, Alert>>;
