import type { Dashboard } from '../../lib/spec/monitoring.ts';
import { requests } from './requests.ts';

const service = 'daa-service';
const database = 'namespace="daa-data"';

/** The document's dashboard, with queries that return data, and one for its requirements of the database. */
export const dashboards = {
  'service-overview': {
    title: 'DAA Service Overview',
    panels: [
      {
        title: 'Request Rate',
        type: 'timeseries',
        unit: 'reqps',
        queries: [{ expression: requests.all('5m', service), legend: 'requests' }],
      },
      {
        title: 'Error Rate',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            // Shows 0 errors instead of no data.
            expression: `(${requests.errors('5m', service)} or vector(0)) / ${requests.all('5m', service)}`,
            legend: 'share of 5xx',
          },
        ],
      },
      {
        title: 'Response Time (p95)',
        type: 'timeseries',
        unit: 'ms',
        queries: [
          {
            expression: requests.duration(0.95, service),
            legend: 'p95',
          },
        ],
      },
      {
        title: 'Active Agents',
        type: 'timeseries',
        queries: [{ expression: 'sum(agent_count{namespace="daa",status="active"})', legend: 'active' }],
      },
      {
        title: 'Requests by Service',
        type: 'timeseries',
        unit: 'reqps',
        queries: [
          {
            expression: requests.all('5m', undefined, ' by (destination_service_name) '),
            legend: '{{destination_service_name}}',
          },
        ],
      },
      {
        title: 'Ready Pods',
        type: 'timeseries',
        queries: [
          {
            expression:
              'sum by (created_by_name) (kube_pod_status_ready{namespace="daa",condition="true"} * on (namespace, pod) group_left (created_by_name) kube_pod_info{namespace="daa"})',
            legend: '{{created_by_name}}',
          },
        ],
      },
    ],
  },
  database: {
    title: 'DAA Database',
    panels: [
      {
        title: 'Replication Lag',
        type: 'timeseries',
        unit: 's',
        queries: [{ expression: `max by (pod) (cnpg_pg_replication_lag{${database}})`, legend: '{{pod}}' }],
      },
      {
        title: 'Age of the Newest Backup',
        type: 'stat',
        unit: 's',
        queries: [
          {
            expression: `time() - max(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{${database}})`,
            legend: 'backup',
          },
        ],
      },
      {
        title: 'Days to Which It Can Be Restored',
        type: 'stat',
        unit: 'd',
        queries: [
          {
            expression: `(time() - max(barman_cloud_cloudnative_pg_io_first_recoverability_point{${database}} > 0)) / 86400`,
            legend: 'days',
          },
        ],
      },
      {
        title: 'Since the Last Verified Restore',
        type: 'stat',
        unit: 's',
        queries: [
          {
            expression: `time() - max(kube_cronjob_status_last_successful_time{${database},cronjob="restore-verification"})`,
            legend: 'restore',
          },
        ],
      },
      {
        title: 'Connections',
        type: 'timeseries',
        queries: [{ expression: `sum by (state) (pg_stat_activity_count{${database}})`, legend: '{{state}}' }],
      },
      {
        title: 'Transactions',
        type: 'timeseries',
        unit: 'ops',
        queries: [
          {
            expression: `sum(rate(pg_stat_database_xact_commit{${database},datname="daa"}[5m]))`,
            legend: 'committed',
          },
          {
            expression: `sum(rate(pg_stat_database_xact_rollback{${database},datname="daa"}[5m]))`,
            legend: 'rolled back',
          },
        ],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Dashboard>>;
