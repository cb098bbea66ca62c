import {
  requestDuration,
  requestedBy,
  requestRate,
  serverErrors,
  type Requested,
} from '../../lib/spec/alerts/requests.ts';

/**
 * PromQL of the services' requests as the gateway and their callers count them: the label `service` of the document's queries
 * is on no metric of the pods, and what they count themselves ends with the last of them.
 */
export const requests = {
  /** All requests to services of DAA. */
  selected: `istio_requests_total{${requestedBy({ namespace: 'daa' })}}`,
  /** Requests a second over a window, together or by Service. */
  all: (window: string, workload?: string, by = '') => requestRate(of(workload), window, '', by),
  /** Those of them that ended in a server error. */
  errors: (window: string, workload?: string) => requestRate(of(workload), window, serverErrors),
  /** How long they take, in milliseconds, by quantile. */
  duration: (quantile: number, workload?: string, by = '') => requestDuration(of(workload), quantile, by),
} as const;

function of(workload?: string): Requested {
  return { namespace: 'daa', ...(workload !== undefined && { workload }) };
}
