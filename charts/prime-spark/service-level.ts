import { requestDuration, requestRate, serverErrors } from '../../lib/spec/alerts/requests.ts';

/** prime-spark.md, Production Environment: 99.95 % uptime. */
export const availability = 0.9995;

/** Requests to kva-api, as the gateway and its callers count them. */
export const kvaApiRequests = { namespace: 'prime-spark', workload: 'kva-api' } as const;

/** PromQL: the share of requests that ended in a server error; NaN without requests. */
export function errorShare(window: string): string {
  // Before the first error its counter does not exist, which would also hide the successful requests.
  return `(${requestRate(kvaApiRequests, window, serverErrors)} or vector(0)) / ${requestRate(kvaApiRequests, window)}`;
}

/** PromQL: duration of requests in milliseconds, at a quantile. */
export function latency(quantile: number): string {
  return requestDuration(kvaApiRequests, quantile);
}
