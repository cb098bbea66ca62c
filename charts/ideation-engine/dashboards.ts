import type { Dashboard } from '../../lib/spec/monitoring.ts';

/** The document's dashboard, with panel types that Grafana still has and queries that return data. */
export const dashboards = {
  'system-overview': {
    title: 'Ideation Engine - System Overview',
    panels: [
      {
        title: 'Daily Token Spend by Model',
        type: 'stat',
        queries: [{ expression: 'sum by (model) (daily_token_spend)', legend: '{{model}}' }],
      },
      {
        title: 'Daily LLM Spend',
        type: 'stat',
        unit: 'currencyUSD',
        queries: [{ expression: 'sum(daily_llm_spend)', legend: 'USD' }],
      },
      {
        // A gauge for each cluster, not a histogram.
        title: 'Cluster Entropy Distribution',
        type: 'timeseries',
        queries: [
          { expression: 'quantile(0.95, cluster_entropy)', legend: '95th percentile' },
          { expression: 'quantile(0.5, cluster_entropy)', legend: 'median' },
          { expression: 'min(cluster_entropy)', legend: 'lowest' },
        ],
      },
      {
        title: 'Elo Drift Over Time',
        type: 'timeseries',
        queries: [{ expression: 'sum(increase(elo_rating_changes[1h]))', legend: 'changes per hour' }],
      },
      {
        title: 'Consumer Lag',
        type: 'timeseries',
        queries: [{ expression: 'sum by (consumergroup) (kafka_consumergroup_lag_sum)', legend: '{{consumergroup}}' }],
      },
      {
        title: 'Dialogue Queue',
        type: 'timeseries',
        queries: [{ expression: 'sum(queue_depth{namespace="l2-dialogue"})', legend: 'waiting' }],
      },
    ],
  },
} as const satisfies Readonly<Record<string, Dashboard>>;
