import type { Dashboard } from '../../lib/spec/monitoring.ts';

const requests = 'istio_requests_total{reporter="destination",destination_workload_namespace=~"i2s-.+"';
const durations =
  'istio_request_duration_milliseconds_bucket{reporter="destination",destination_workload_namespace=~"i2s-.+"}';

/** The document names no panels. */
export const dashboards = {
  overview: {
    title: 'I2S - Overview',
    panels: [
      {
        title: 'Active Pipelines',
        type: 'stat',
        queries: [{ expression: 'sum(active_pipeline_executions{namespace=~"i2s-.+"})', legend: 'pipelines' }],
      },
      {
        title: 'Pipelines per Conductor',
        type: 'timeseries',
        queries: [{ expression: 'active_pipeline_executions{namespace=~"i2s-.+"}', legend: '{{pod}}' }],
      },
      {
        title: 'Request Rate',
        type: 'timeseries',
        unit: 'reqps',
        queries: [
          {
            expression: `sum by (destination_workload) (rate(${requests}}[5m]))`,
            legend: '{{destination_workload}}',
          },
        ],
      },
      {
        title: 'Error Rate',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            expression: `sum by (destination_workload) (rate(${requests},response_code=~"5.."}[5m])) / sum by (destination_workload) (rate(${requests}}[5m]))`,
            legend: '{{destination_workload}}',
          },
        ],
      },
      {
        title: 'Response Time, 95th Percentile',
        type: 'timeseries',
        unit: 'ms',
        queries: [
          {
            expression: `histogram_quantile(0.95, sum by (destination_workload, le) (rate(${durations}[5m])))`,
            legend: '{{destination_workload}}',
          },
        ],
      },
      {
        title: 'Cost of Language Models per Hour',
        type: 'timeseries',
        unit: 'currencyUSD',
        queries: [{ expression: 'sum(increase(pipeline_cost_usd_total[1h]))', legend: 'USD' }],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Dashboard>>;
