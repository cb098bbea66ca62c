/** Requests to the Services of a workload, or of a whole namespace. */
export interface Requested {
  readonly namespace: string;
  /** Whether `namespace` is a regular expression. @default - false */
  readonly anyNamespace?: boolean;
  /** The workload. @default - every Service of the namespace */
  readonly workload?: string;
}

/**
 * Labels that select the requests to a workload, counted by their senders: the gateway and the sidecars of callers. If
 * no pod is ready, only the senders count requests; `destination_workload` is then `unknown`, but the Service is known
 * (https://github.com/istio/proxy/blob/master/source/extensions/filters/http/istio_stats/istio_stats.cc). A canary has
 * a Service for each version, and some workloads have a headless one.
 */
export function requestedBy({ namespace, anyNamespace = false, workload }: Requested, more = ''): string {
  const service = workload === undefined ? '' : `,destination_service_name=~"${workload}(-stable|-canary|-headless)?"`;
  return `reporter="source",destination_service_namespace${anyNamespace ? '=~' : '='}"${namespace}"${service}${more}`;
}

/** PromQL: requests per second over a window. `by` groups them, `more` adds label matchers. */
export function requestRate(requested: Requested, window: string, more = '', by = ''): string {
  return `sum${by}(rate(istio_requests_total{${requestedBy(requested, more)}}[${window}]))`;
}

/** PromQL: number of requests in a window. */
export function requestCount(requested: Requested, window: string, more = '', by = ''): string {
  return `sum${by}(increase(istio_requests_total{${requestedBy(requested, more)}}[${window}]))`;
}

/** PromQL: duration of requests in milliseconds, at a quantile. */
export function requestDuration(requested: Requested, quantile: number, by = ''): string {
  const within = by === '' ? ' by (le) ' : ` by (le, ${by}) `;
  return `histogram_quantile(${quantile}, sum${within}(rate(istio_request_duration_milliseconds_bucket{${requestedBy(requested)}}[5m])))`;
}

/** Label matcher for server errors. */
export const serverErrors = ',response_code=~"5.."';
