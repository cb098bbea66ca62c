/** Series as their exporters give them, for the proofs of alerts: with the labels of the target, which change when it moves. */
export const series = {
  /** Requests that the gateway passed on, or failed to. Without a ready pod the proxy knows the Service and no workload. */
  gatewayRequests: (service: string, namespace: string, code: string, flags = '-'): string =>
    `istio_requests_total{${requestLabels(service, namespace, code, flags)}}`,

  /** The same as a bucket of the durations in milliseconds. */
  gatewayDurations: (service: string, namespace: string, le: string): string =>
    `istio_request_duration_milliseconds_bucket{${requestLabels(service, namespace, '200', '-')},le="${le}"}`,

  /** What kube-state-metrics says of an object; `instance` is the pod that says it. */
  kubeState: (metric: string, labels: Labels, instance = '10.0.1.10:8080'): string =>
    `${metric}{${written({ job: 'kube-state-metrics', instance, ...labels })}}`,

  /** What a workload or exporter says of itself or of what it watches; `pod` changes when it is replaced. */
  exported: (metric: string, job: string, labels: Labels = {}, pod = 'a'): string => {
    const [namespace = '', name = ''] = job.split('/');
    return `${metric}{${written({ job, namespace, pod: `${name}-${pod}`, container: name, endpoint: 'http-metrics', ...labels })}}`;
  },
} as const;

type Labels = Readonly<Record<string, string>>;

function requestLabels(service: string, namespace: string, code: string, flags: string): string {
  const reached = flags !== 'UH';
  return written({
    reporter: 'source',
    source_workload: 'istio-ingress',
    source_workload_namespace: 'istio-ingress',
    destination_service_name: service,
    destination_service_namespace: namespace,
    destination_workload: reached ? service : 'unknown',
    destination_workload_namespace: reached ? namespace : 'unknown',
    response_code: code,
    response_flags: flags,
    job: 'istio-ingress/istio-proxy',
    namespace: 'istio-ingress',
    pod: 'istio-ingress-a',
  });
}

function written(labels: Labels): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(',');
}
