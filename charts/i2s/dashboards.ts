import { requestDuration, requestRate, serverErrors } from '../../lib/spec/alerts/requests.ts';
import type { Dashboard } from '../../lib/spec/monitoring.ts';

const requests = { namespace: 'i2s-.+', anyNamespace: true } as const;
const byService = ' by (destination_service_name) ';

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
            expression: requestRate(requests, '5m', '', byService),
            legend: '{{destination_service_name}}',
          },
        ],
      },
      {
        title: 'Error Rate',
        type: 'timeseries',
        unit: 'percentunit',
        queries: [
          {
            expression: `${requestRate(requests, '5m', serverErrors, byService)} / ${requestRate(requests, '5m', '', byService)}`,
            legend: '{{destination_service_name}}',
          },
        ],
      },
      {
        title: 'Response Time, 95th Percentile',
        type: 'timeseries',
        unit: 'ms',
        queries: [
          {
            expression: requestDuration(requests, 0.95, 'destination_service_name'),
            legend: '{{destination_service_name}}',
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
