import type { MetricSource } from './metric-source.ts';

/** What the API server says of itself. */
export const apiServer: MetricSource = {
  // Not verified.
  source: 'https://kubernetes.io/docs/reference/instrumentation/metrics/',
  scrapedBy: 'kube-prometheus-stack',
  monitor: 'kubeApiServer.enabled',
  perObject: false,
  metrics: {
    apiserver_request_total: 'counter *',
    apiserver_request_duration_seconds: 'histogram *',
    'apiserver_*': 'untyped *',
    'aggregator_*': 'untyped *',
    'authentication_*': 'untyped *',
    'authorization_*': 'untyped *',
    'etcd_*': 'untyped *',
    rest_client_requests_total: 'counter *',
    'rest_client_*': 'untyped *',
    'workqueue_*': 'untyped *',
  },
};
