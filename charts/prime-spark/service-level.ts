import { requestDuration, requestRate, serverErrors } from '../../lib/spec/alerts/requests.ts';

/** prime-spark.md, Production Environment: 99.95 % uptime. */
export const availability = 0.9995;

/** Requests to kva-api, as the gateway and its callers count them. */
export const kvaApiRequests = { namespace: 'prime-spark', workload: 'kva-api' } as const;

/** PromQL: share of them that ended in a server error; no number without requests. */
export function errorShare(window: string): string {
  // A counter of errors is not there before the first one, which would hide the requests that went well.
  return `(${requestRate(kvaApiRequests, window, serverErrors)} or vector(0)) / ${requestRate(kvaApiRequests, window)}`;
}

/** PromQL: how long they took, in milliseconds, by quantile. */
export function latency(quantile: number): string {
  return requestDuration(kvaApiRequests, quantile);
}
