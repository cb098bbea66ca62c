import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

export const proof: Proof = {
  refused: [
    refused(
      'a rate of each pod and route',
      'rate(http_requests_total{status=~"5.."}[5m]) > 0.1',
      "compares each series of 'http_requests_total' by itself › a share, sum(rate(…)) / sum(rate(…)), or a sum by what may fail alone",
    ),
    refused(
      'a cost of each model',
      'daily_llm_spend > 0.8 * 200 and on () vector(1)',
      "compares each series of 'daily_llm_spend' by itself › sum(daily_llm_spend), or max by (…) (…) for the things that may exceed it alone",
    ),
  ],
  accepted: [
    accepted('whether there are any', 'increase(failures_total[5m]) > 0'),
    accepted(
      'a share',
      'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.05',
    ),
    accepted('a sum', 'sum(daily_llm_spend) > 200'),
    accepted(
      'things that fail alone',
      'kube_pod_container_status_waiting > 0 or process_resident_memory_bytes > 1e9 or node_load1 > 8 or pg_replication_lag_seconds > 5',
    ),
    accepted('whether it is up', 'gateway_up == 0 or gateway_up < 1'),
  ],
  mutations: [
    mutation('a budget of each series', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const bare =
            /^(?:sum|avg|(?:min|max) by \(\w+\)) ?\(((?:daily|cluster|active)_\w+(?:\{[^}]*\})?)\)(.*)$/.exec(
              String(expr),
            );
          const to = `${bare?.[1] ?? ''}${bare?.[2] ?? ''}`;
          return bare === null ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
