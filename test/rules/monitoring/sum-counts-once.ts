import { mutation, type Proof } from '../proof.ts';
import { alert } from './alert-cases.ts';

const exporter = (spec: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cost-exporter, namespace: shop }
spec:
  ${spec}
  selector: { matchLabels: { app: cost-exporter } }
  template:
    metadata: { labels: { app: cost-exporter } }
    spec: { containers: [{ name: exporter, image: exporter, ports: [{ name: http-metrics, containerPort: 9090 }] }] }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: cost-exporter, namespace: shop, annotations: { strata.dev/exports: spent_usd } }
spec: { selector: { matchLabels: { app: cost-exporter } }, podMetricsEndpoints: [{ port: http-metrics }] }
`;

const held = (time: string) => `\n          for: ${time}`;

export const proof: Proof = {
  refused: [
    {
      what: 'a sum over an exporter that is replaced',
      manifests: alert('sum(spent_usd) > 200', held('1m')) + exporter('replicas: 1'),
      says: [
        "PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr: adds up 'spent_usd', which Deployment cost-exporter exports twice while its only pod is replaced › sum(max by (…) (spent_usd)) over the labels that tell its series apart, or for: 120s",
      ],
    },
  ],
  accepted: [
    {
      what: 'each once',
      manifests: alert('sum(max by (model) (spent_usd)) > 200', held('1m')) + exporter('replicas: 1'),
    },
    { what: 'longer than both run', manifests: alert('sum(spent_usd) > 200', held('2m')) + exporter('replicas: 1') },
    {
      what: 'several pods that each say their part',
      manifests: alert('sum(spent_usd) > 200') + exporter('replicas: 2'),
    },
    {
      what: 'one pod after the other',
      manifests: alert('sum(spent_usd) > 200') + exporter('replicas: 1\n  strategy: { type: Recreate }'),
    },
    { what: 'a rate', manifests: alert('sum(rate(spent_usd[5m])) > 200') + exporter('replicas: 1') },
  ],
  mutations: [
    mutation('a sum of all that is spent', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ alert: name, expr }, rule) => {
          const to = String(expr).replace('max by (model) (daily_llm_spend)', 'daily_llm_spend');
          return name !== 'HighLLMCost' ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
