/** Requests to the Services of a workload, or of a whole namespace. */
export interface Requested {
  readonly namespace: string;
  /** Whether `namespace` is a regular expression. @default - false */
  readonly anyNamespace?: boolean;
  /** @default - every Service of the namespace */
  readonly workload?: string;
}

/**
 * Labels of the requests to a workload as those count them who sent them, the gateway and the sidecars of callers: where no
 * pod is ready, nobody else counts anything. Then `destination_workload` is `unknown`, and the Service is known all the same
 * (https://github.com/istio/proxy/blob/master/source/extensions/filters/http/istio_stats/istio_stats.cc). A canary has a
 * Service for each version, and some workloads one of their single pods.
 */
export function requestedBy({ namespace, anyNamespace = false, workload }: Requested, more = ''): string {
  const service = workload === undefined ? '' : `,destination_service_name=~"${workload}(-stable|-canary|-headless)?"`;
  return `reporter="source",destination_service_namespace${anyNamespace ? '=~' : '='}"${namespace}"${service}${more}`;
}

/** PromQL: requests a second over a window, by Service where `by` says so; `more` narrows them down. */
export function requestRate(requested: Requested, window: string, more = '', by = ''): string {
  return `sum${by}(rate(istio_requests_total{${requestedBy(requested, more)}}[${window}]))`;
}

/** PromQL: number of requests over a window. */
export function requestCount(requested: Requested, window: string, more = '', by = ''): string {
  return `sum${by}(increase(istio_requests_total{${requestedBy(requested, more)}}[${window}]))`;
}

/** PromQL: how long requests took, in milliseconds, by quantile. */
export function requestDuration(requested: Requested, quantile: number, by = ''): string {
  const within = by === '' ? ' by (le) ' : ` by (le, ${by}) `;
  return `histogram_quantile(${quantile}, sum${within}(rate(istio_request_duration_milliseconds_bucket{${requestedBy(requested)}}[5m])))`;
}

/** Matcher of the answers that are the server's fault. */
export const serverErrors = ',response_code=~"5.."';
