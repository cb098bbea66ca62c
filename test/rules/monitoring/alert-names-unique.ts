import { mutation, type Proof } from '../proof.ts';

const rules = (name: string, list: string) => `
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: ${name}, namespace: monitoring }
spec: { groups: [{ name: a, rules: [${list}] }] }
`;
const slow = (severity: string, expression = 'a > 1') =>
  `{ alert: Slow, expr: ${expression}, labels: { severity: ${severity} } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'two systems with one alert',
      manifests: rules('shop', slow('critical')) + rules('bank', slow('warning')),
      says: [
        "PrometheusRule monitoring/bank › spec.groups[0].rules[0].alert: 'Slow' is an alert of PrometheusRule monitoring/shop too › a name of its own",
      ],
    },
    {
      what: 'the same alert twice',
      manifests: rules('shop', `${slow('critical')}, ${slow('critical')}`),
      says: ["PrometheusRule monitoring/shop › spec.groups[0].rules[1].alert: 'Slow' is there twice › one of the two"],
    },
  ],
  accepted: [
    {
      what: 'one name in two severities',
      manifests: rules('shop', `${slow('critical', 'a > 2')}, ${slow('warning')}`),
    },
    {
      what: 'the same in another cluster',
      manifests: {
        'dist/production/shop/monitoring/shop.yaml': rules('shop', slow('critical')),
        'dist/dr/shop/monitoring/shop.yaml': rules('shop', slow('critical')),
      },
    },
  ],
  mutations: [
    mutation('a second PrometheusRule with the same alerts', 'PrometheusRule', (rule) => [
      { beside: { ...rule, metadata: { ...rule.metadata, name: 'other' } } },
    ]),
  ],
};
