import type { Dashboard } from '../../lib/spec/monitoring.ts';
import { requestRate } from '../../lib/spec/alerts/requests.ts';
import { availability, errorShare, kvaApiRequests, latency } from './service-level.ts';

const container = 'namespace="prime-spark",container="kva-api"';
const database = 'namespace="prime-spark"';
/** The primary; another exporter queries the replica. */
const primary = 'job="prime-spark/database-exporter"';
const hpa = 'namespace="prime-spark",horizontalpodautoscaler="kva-api"';
const disk = 'fstype!="tmpfs",mountpoint="/"';

/** The document's four dashboards; it names no panels. */
export const dashboards = {
  'kva-api-overview': {
    title: 'KVA API Overview',
    panels: [
      {
        title: 'Requests',
        type: 'timeseries',
        unit: 'reqps',
        queries: [{ expression: requestRate(kvaApiRequests, '5m'), legend: 'requests' }],
      },
      {
        title: 'Errors',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            expression: `${requestRate(kvaApiRequests, '5m', ',response_code=~"4.."')} / ${requestRate(kvaApiRequests, '5m')}`,
            legend: '4xx',
          },
          { expression: errorShare('5m'), legend: '5xx' },
        ],
      },
      {
        title: 'Latency',
        type: 'timeseries',
        unit: 'ms',
        queries: [
          { expression: latency(0.5), legend: 'p50' },
          { expression: latency(0.95), legend: 'p95' },
          { expression: latency(0.99), legend: 'p99' },
        ],
      },
      {
        title: 'Busiest Paths',
        type: 'table',
        unit: 'reqps',
        queries: [
          {
            expression: 'topk(10, sum by (path, status) (rate(http_requests_total{namespace="prime-spark"}[5m])))',
            legend: '{{path}} {{status}}',
          },
        ],
      },
      {
        title: 'CPU',
        type: 'timeseries',
        queries: [
          { expression: `sum by (pod) (rate(container_cpu_usage_seconds_total{${container}}[5m]))`, legend: '{{pod}}' },
        ],
      },
      {
        title: 'Memory',
        type: 'timeseries',
        unit: 'bytes',
        queries: [{ expression: `sum by (pod) (container_memory_working_set_bytes{${container}})`, legend: '{{pod}}' }],
      },
      {
        title: 'Replicas',
        type: 'timeseries',
        queries: [
          { expression: `kube_horizontalpodautoscaler_status_current_replicas{${hpa}}`, legend: 'there are' },
          { expression: `kube_horizontalpodautoscaler_status_desired_replicas{${hpa}}`, legend: 'there should be' },
          { expression: `kube_horizontalpodautoscaler_spec_max_replicas{${hpa}}`, legend: 'there may be' },
        ],
      },
      {
        title: 'Cache Hits',
        type: 'gauge',
        unit: 'percentunit',
        queries: [
          {
            expression:
              'sum(rate(cache_requests_total{namespace="prime-spark",result="hit"}[5m])) / sum(rate(cache_requests_total{namespace="prime-spark"}[5m]))',
            legend: 'hits',
          },
        ],
      },
      {
        title: 'Requests by Version',
        type: 'timeseries',
        unit: 'reqps',
        queries: [
          {
            expression: requestRate(kvaApiRequests, '5m', '', ' by (destination_canonical_revision) '),
            legend: '{{destination_canonical_revision}}',
          },
        ],
      },
      {
        title: 'Batch Jobs Waiting',
        type: 'timeseries',
        queries: [{ expression: 'max(batch_jobs_waiting{namespace="prime-spark"})', legend: 'jobs' }],
      },
    ],
  },
  infrastructure: {
    title: 'Infrastructure Metrics',
    panels: [
      {
        title: 'Nodes',
        type: 'stat',
        queries: [
          { expression: 'sum(kube_node_status_condition{condition="Ready",status="true"})', legend: 'ready' },
          { expression: 'count(kube_node_info)', legend: 'all' },
        ],
      },
      {
        title: 'Pods That Wait',
        type: 'stat',
        queries: [
          {
            expression: 'sum by (phase) (kube_pod_status_phase{phase=~"Pending|Failed|Unknown"})',
            legend: '{{phase}}',
          },
        ],
      },
      {
        title: 'Node CPU',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            expression: '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m]))',
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Node Memory',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          { expression: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes', legend: '{{instance}}' },
        ],
      },
      {
        title: 'Node Disk',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            expression: `1 - node_filesystem_avail_bytes{${disk}} / node_filesystem_size_bytes{${disk}}`,
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Node Network',
        type: 'timeseries',
        unit: 'Bps',
        queries: [
          {
            expression: 'sum by (instance) (rate(node_network_receive_bytes_total{device!="lo"}[5m]))',
            legend: '{{instance}} in',
          },
          {
            expression: 'sum by (instance) (rate(node_network_transmit_bytes_total{device!="lo"}[5m]))',
            legend: '{{instance}} out',
          },
        ],
      },
      {
        title: 'Requested CPU by Namespace',
        type: 'timeseries',
        queries: [
          {
            expression: 'sum by (namespace) (kube_pod_container_resource_requests{resource="cpu"})',
            legend: '{{namespace}}',
          },
        ],
      },
      {
        title: 'Restarts in an Hour',
        type: 'timeseries',
        queries: [
          {
            expression: 'sum by (namespace) (increase(kube_pod_container_status_restarts_total[1h]))',
            legend: '{{namespace}}',
          },
        ],
      },
    ],
  },
  'database-performance': {
    title: 'Database Performance',
    panels: [
      {
        title: 'Database',
        type: 'stat',
        queries: [{ expression: `min(pg_up{${primary}})`, legend: '1: it answers' }],
      },
      {
        title: 'Replication Lag',
        type: 'stat',
        unit: 's',
        queries: [{ expression: `max(pg_replication_lag_seconds{${database}})`, legend: 'behind' }],
      },
      {
        title: 'Connections',
        type: 'timeseries',
        queries: [
          { expression: `sum by (state) (pg_stat_activity_count{${primary}})`, legend: '{{state}}' },
          { expression: `max(pg_settings_max_connections{${database}})`, legend: 'there may be' },
        ],
      },
      {
        title: 'Transactions',
        type: 'timeseries',
        unit: 'ops',
        queries: [
          {
            expression: `sum by (datname) (rate(pg_stat_database_xact_commit{${primary},datname="prime_spark"}[5m]))`,
            legend: 'committed',
          },
          {
            expression: `sum by (datname) (rate(pg_stat_database_xact_rollback{${primary},datname="prime_spark"}[5m]))`,
            legend: 'rolled back',
          },
        ],
      },
      {
        title: 'Queries',
        type: 'timeseries',
        unit: 's',
        queries: [0.5, 0.95, 0.99].map((quantile) => ({
          expression: `histogram_quantile(${quantile}, sum by (le) (rate(database_query_duration_seconds_bucket{${database}}[5m])))`,
          legend: `p${quantile * 100}`,
        })),
      },
      {
        title: 'Locks',
        type: 'timeseries',
        queries: [
          { expression: `sum by (mode) (pg_locks_count{${primary},datname="prime_spark"})`, legend: '{{mode}}' },
        ],
      },
      {
        title: 'Deadlocks in an Hour',
        type: 'timeseries',
        queries: [{ expression: `sum(increase(pg_stat_database_deadlocks{${primary}}[1h]))`, legend: 'deadlocks' }],
      },
      {
        title: 'Size',
        type: 'timeseries',
        unit: 'bytes',
        queries: [{ expression: `max by (datname) (pg_database_size_bytes{${database}})`, legend: '{{datname}}' }],
      },
    ],
  },
  'sla-compliance': {
    title: 'SLA Compliance',
    panels: [
      {
        title: 'Availability, 30 Days (99.95 %)',
        type: 'stat',
        unit: 'percentunit',
        queries: [{ expression: `1 - ${errorShare('30d')}`, legend: 'answered' }],
      },
      {
        title: 'Error Budget Left',
        type: 'gauge',
        unit: 'percentunit',
        queries: [{ expression: `1 - ${errorShare('30d')} / ${budget(availability)}`, legend: 'left' }],
      },
      {
        title: 'Availability by Hour',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [{ expression: `1 - ${errorShare('1h')}`, legend: 'answered' }],
      },
      {
        title: 'Burn Rate',
        type: 'timeseries',
        queries: ['1h', '6h', '3d'].map((window) => ({
          expression: `(${errorShare(window)}) / ${budget(availability)}`,
          legend: window,
        })),
      },
      {
        title: 'Latency (p95 below 200 ms)',
        type: 'timeseries',
        unit: 'ms',
        queries: [
          { expression: latency(0.95), legend: 'p95' },
          { expression: 'vector(200)', legend: 'objective' },
        ],
      },
      {
        title: 'Time up, 30 Days',
        type: 'stat',
        unit: 'percentunit',
        queries: [
          {
            expression: 'avg_over_time((max(up{job="prime-spark/kva-api"}) or vector(0))[30d:5m])',
            legend: 'up',
          },
        ],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Dashboard>>;

/** Share of requests that may fail, rounded to avoid the error of a floating-point subtraction. */
function budget(target: number): number {
  return Number((1 - target).toPrecision(6));
}
