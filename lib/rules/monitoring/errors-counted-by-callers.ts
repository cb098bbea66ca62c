import { expressions } from '../../model/metrics/expressions.ts';
import { mayMatch } from '../../model/metrics/matching.ts';
import { within, type Expression, type Selector } from '../../model/metrics/promql.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const errorsCountedByCallers: ClusterRule = {
  id: 'errors-counted-by-callers',
  tier: 'policy',
  severity: 'warning',
  kinds: ['AnalysisTemplate', 'PrometheusRule'],
  summary: 'an alert or an analysis on the share of requests that fail counts them where they are sent',
  why: 'The proxy of a workload counts only requests that arrive. Without a ready pod none do, and an error ratio measured there does not change while every request fails. The gateway and the sidecars of callers count those requests too.',
  source: 'https://istio.io/latest/docs/reference/config/metrics/#labels',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, from, parts } of expressions(cluster)) {
      if (from !== 'alert' && from !== 'recording' && from !== 'analysis') continue;
      for (const one of parts) {
        if (one.is !== 'binary' || one.operator !== '/') continue;
        const errors = requestsOf(one.left).find(isOfErrors);
        if (errors === undefined || requestsOf(one.right).length === 0 || !isOfReceivers(errors)) continue;
        const is = `takes the share of errors from reporter="destination": the pods themselves`;
        yield {
          object,
          field,
          is,
          needed: 'reporter="source" with destination_service_name, which is known without a pod',
        };
      }
    }
  },
};

function requestsOf(expression: Expression): readonly Selector[] {
  return within(expression).flatMap((one) =>
    one.is === 'selector' && one.metric === 'istio_requests_total' ? [one] : [],
  );
}

function isOfErrors({ matchers }: Selector): boolean {
  return matchers.some((one) => one.label === 'response_code' && mayMatch(one, '503') && !mayMatch(one, '200'));
}

/** Whether an expression counts only at the receiver. Without a matcher both sides count, the callers among them. */
function isOfReceivers({ matchers }: Selector): boolean {
  return matchers.some((one) => one.label === 'reporter' && mayMatch(one, 'destination') && !mayMatch(one, 'source'));
}
