import {
  requestDuration,
  requestedBy,
  requestRate,
  serverErrors,
  type Requested,
} from '../../lib/spec/alerts/requests.ts';

/**
 * PromQL for the services' requests, as the gateway and their callers count them. The document's queries use a label
 * `service` that no metric of the pods has; and pods that are not running count nothing.
 */
export const requests = {
  /** All requests to services of DAA. */
  selected: `istio_requests_total{${requestedBy({ namespace: 'daa' })}}`,
  /** Requests per second in a window, in total or by Service. */
  all: (window: string, workload?: string, by = '') => requestRate(of(workload), window, '', by),
  /** Requests that ended in a server error. */
  errors: (window: string, workload?: string) => requestRate(of(workload), window, serverErrors),
  /** Durations of requests in milliseconds, at a quantile. */
  duration: (quantile: number, workload?: string, by = '') => requestDuration(of(workload), quantile, by),
} as const;

function of(workload?: string): Requested {
  return { namespace: 'daa', ...(workload !== undefined && { workload }) };
}
