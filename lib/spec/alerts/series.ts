/**
 * Series for the proofs of alerts, in the form of their exporters. Labels of the scrape target are included, because
 * they change when the target moves to another pod.
 */
export const series = {
  /**
   * Requests that the gateway forwarded, or failed to. If no pod is ready, the proxy knows the Service but no workload.
   */
  gatewayRequests: (service: string, namespace: string, code: string, flags = '-'): string =>
    `istio_requests_total{${requestLabels(service, namespace, code, flags)}}`,

  /** The same requests, as a bucket of their durations in milliseconds. */
  gatewayDurations: (service: string, namespace: string, le: string): string =>
    `istio_request_duration_milliseconds_bucket{${requestLabels(service, namespace, '200', '-')},le="${le}"}`,

  /** A series of kube-state-metrics about an object; `instance` is the kube-state-metrics pod. */
  kubeState: (metric: string, labels: Labels, instance = '10.0.1.10:8080'): string =>
    `${metric}{${written({ job: 'kube-state-metrics', instance, ...labels })}}`,

  /** A series of a workload about itself, or of an exporter; `pod` changes when the pod is replaced. */
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
