import type { MetricSource } from './metric-source.ts';

/** What Prometheus says of every scrape. */
export const scrapes: MetricSource = {
  // Not verified.
  source: 'https://prometheus.io/docs/concepts/jobs_instances/',
  perObject: true,
  ofEveryScrape: true,
  // kube-prometheus-stack tells the kubelet's paths apart by it.
  labels: 'metrics_path',
  metrics: {
    up: 'gauge',
    scrape_duration_seconds: 'gauge',
    scrape_samples_scraped: 'gauge',
    scrape_samples_post_metric_relabeling: 'gauge',
    scrape_series_added: 'gauge',
    scrape_timeout_seconds: 'gauge',
    scrape_sample_limit: 'gauge',
    scrape_body_size_bytes: 'gauge',
  },
};
