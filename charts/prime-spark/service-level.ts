/** prime-spark.md, Production Environment: 99.95 % uptime. */
export const availability = 0.9995;

const requests = 'reporter="destination",destination_workload_namespace="prime-spark",destination_workload="kva-api"';

/** PromQL: requests to kva-api in a second, as its proxies count them; `more` narrows them down. */
export function requestRate(window: string, more = ''): string {
  return `sum(rate(istio_requests_total{${requests}${more}}[${window}]))`;
}

/** PromQL: share of them that ended in a server error; no number without requests. */
export function errorShare(window: string): string {
  return `${errors(window)} / ${requestRate(window)}`;
}

/** PromQL: how long they took, in milliseconds, by quantile. */
export function latency(quantile: number): string {
  return `histogram_quantile(${quantile}, sum by (le) (rate(istio_request_duration_milliseconds_bucket{${requests}}[5m])))`;
}

/** A counter of errors is not there before the first one, which would hide the requests that went well. */
function errors(window: string): string {
  return `(${requestRate(window, ',response_code=~"5.."')} or vector(0))`;
}
