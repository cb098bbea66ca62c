import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

const needed = 'increase(kube_pod_container_status_restarts_total[15m]) > 3';

export const proof: Proof = {
  refused: [
    refused(
      'any rate',
      'rate(kube_pod_container_status_restarts_total[15m]) > 0',
      `fires at a single restart › ${needed}`,
    ),
    refused(
      'any restart',
      'sum by (pod) (increase(kube_pod_container_status_restarts_total[15m])) >= 1',
      `fires at a single restart › ${needed}`,
    ),
  ],
  accepted: [
    accepted('several', 'increase(kube_pod_container_status_restarts_total[15m]) > 3'),
    accepted('several as a rate', 'rate(kube_pod_container_status_restarts_total[15m]) * 60 * 15 > 3'),
  ],
  mutations: [
    mutation('a single restart', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          const to = text.replace(/(restarts_total\{[^}]*\}\[15m\]\)) > 3/, '$1 > 0');
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
