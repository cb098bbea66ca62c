import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

export const proof: Proof = {
  refused: [
    refused(
      'a rate of a gauge',
      'rate(kube_deployment_status_replicas[5m]) > 0',
      "applies rate to the gauge 'kube_deployment_status_replicas' › delta(kube_deployment_status_replicas[…]), or avg_over_time for its level",
    ),
  ],
  accepted: [
    accepted('its change', 'delta(kube_deployment_status_replicas[5m]) > 3'),
    accepted('a rate of what may be a counter', 'rate(elo_rating_changes[5m]) > 0'),
  ],
  mutations: [
    mutation('a gauge with a rate', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          const to = text.replace(
            /\b(kube_\w+|pg_up|cnpg_pg_replication_lag)(?<!_total)(\{[^}]*\})(?!\[)/,
            'rate($1$2[5m])',
          );
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
