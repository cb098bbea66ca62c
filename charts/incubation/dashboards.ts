import { requestRate, serverErrors } from '../../lib/spec/alerts/requests.ts';
import type { Dashboard } from '../../lib/spec/monitoring.ts';

const apiServer = { namespace: 'incubation', workload: 'api-server' } as const;

/** The document's dashboard, with panel types that Grafana still has. */
export const dashboards = {
  'api-metrics': {
    title: 'Incubation Platform - API Metrics',
    panels: [
      {
        title: 'Request Rate',
        type: 'timeseries',
        unit: 'reqps',
        queries: [
          {
            expression: 'sum by (method, route) (rate(http_requests_total{namespace="incubation"}[5m]))',
            legend: '{{method}} {{route}}',
          },
        ],
      },
      {
        title: 'Response Time',
        type: 'timeseries',
        unit: 's',
        queries: [
          {
            expression:
              'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{namespace="incubation"}[5m])))',
            legend: '95th percentile',
          },
        ],
      },
      {
        title: 'Error Rate',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            expression: `(${requestRate(apiServer, '5m', serverErrors)} or vector(0)) / ${requestRate(apiServer, '5m')}`,
            legend: '5xx errors',
          },
        ],
      },
      {
        title: 'Database',
        type: 'timeseries',
        queries: [{ expression: 'min(pg_up{namespace="incubation"})', legend: 'reachable' }],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Dashboard>>;
