/**
 * PromQL of the services' requests as their proxies count them: the label `service` of the document's queries is on no
 * metric of the pods.
 */
export const requests = {
  /** The counter of all requests. */
  counter: selected('istio_requests_total'),
  /** Requests a second over a window. */
  all: (window: string, workload?: string) => `rate(${selected('istio_requests_total', workload)}[${window}])`,
  /** Those of them that ended in a server error. */
  errors: (window: string, workload?: string) =>
    `rate(${selected('istio_requests_total', workload, ',response_code=~"5.."')}[${window}])`,
  /** Buckets of their durations, in milliseconds. */
  durations: (window: string, workload?: string) =>
    `rate(${selected('istio_request_duration_milliseconds_bucket', workload)}[${window}])`,
} as const;

function selected(metric: string, workload?: string, more = ''): string {
  const one = workload === undefined ? '' : `,destination_workload="${workload}"`;
  return `${metric}{reporter="destination",destination_workload_namespace="daa"${one}${more}}`;
}
