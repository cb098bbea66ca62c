import { mutation, type Proof } from '../proof.ts';
import { accepted, alert, refused } from './alert-cases.ts';

export const proof: Proof = {
  refused: [
    refused(
      'less than four scrapes',
      'sum(rate(orders_total[1m])) > 1',
      "takes rate of 'orders_total' over 60 s, which is scraped every 30 s › at least 120 s",
    ),
  ],
  accepted: [
    accepted('four scrapes', 'sum(rate(orders_total[2m])) > 1'),
    accepted('no rate', 'max_over_time(orders[30s]) > 1'),
    {
      what: 'four scrapes of a Prometheus that scrapes more often',
      manifests: `${alert('sum(rate(orders_total[1m])) > 1')}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec:
  source:
    chart: kube-prometheus-stack
    helm: { valuesObject: { prometheus: { prometheusSpec: { scrapeInterval: 15s } } } }
`,
    },
  ],
  mutations: [
    mutation('a range of half a minute', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          const to = text.replace(/(rate|increase)\((\w+\{[^}]*\})\[\w+\]/, '$1($2[30s]');
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
    mutation('a scrape every ten minutes', 'Application', ({ spec }) =>
      spec?.source?.helm?.valuesObject?.prometheus === undefined ||
      !('prometheusSpec' in (spec.source.helm.valuesObject.prometheus as object))
        ? []
        : [{ field: 'spec.source.helm.valuesObject.prometheus.prometheusSpec.scrapeInterval', to: '10m' }],
    ),
  ],
};
