import type { MetricSource } from './metric-source.ts';

/** What CoreDNS says of itself. */
export const coreDns: MetricSource = {
  // Names compared with the README of the plugin.
  source: 'https://coredns.io/plugins/metrics/',
  scrapedBy: 'kube-prometheus-stack',
  monitor: 'coreDns.enabled',
  perObject: false,
  metrics: {
    coredns_dns_requests_total: 'counter *',
    coredns_dns_responses_total: 'counter *',
    coredns_dns_request_duration_seconds: 'histogram *',
    'coredns_*': 'untyped *',
  },
};
