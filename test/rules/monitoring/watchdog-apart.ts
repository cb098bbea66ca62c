import { mutation, type Proof } from '../proof.ts';

const stack = (values = '') => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec:
  source:
    chart: kube-prometheus-stack
    helm:
      valuesObject:
        alertmanager: { alertmanagerSpec: { alertmanagerConfigMatcherStrategy: { type: None } } }
        prometheus: { prometheusSpec: { externalLabels: { system: shop } } }${values}
`;

const config = (routes: string) => `
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: monitoring }
spec:
  route:
    receiver: mail
    matchers: [{ name: system, value: shop }]
    routes: [${routes}]
  receivers:
    - { name: mail, emailConfigs: [{ to: a@example.com }] }
    - { name: heartbeat, webhookConfigs: [{ url: "https://example.com/beat" }] }
    - { name: "null" }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'mail of all that no other route wants',
      manifests: config('{ receiver: mail, matchers: [{ name: severity, value: critical }] }') + stack(),
      says: [
        'AlertmanagerConfig monitoring/shop › spec.route: Watchdog, which always fires, goes where other alerts go › a route of its own: { name: alertname, value: Watchdog }',
      ],
    },
  ],
  accepted: [
    {
      what: 'a route of its own',
      manifests: config('{ receiver: heartbeat, matchers: [{ name: alertname, value: Watchdog }] }') + stack(),
    },
    {
      what: 'nobody',
      manifests: config('{ receiver: "null", matchers: [{ name: severity, value: none }] }') + stack(),
    },
    {
      what: 'a stack without its own rules',
      manifests: config('') + stack('\n        defaultRules: { create: false }'),
    },
    { what: 'alerts of another system', manifests: config('').replace('value: shop', 'value: other') + stack() },
  ],
  mutations: [
    mutation('no route for Watchdog', 'AlertmanagerConfig', ({ spec }) => {
      const apart = (spec?.route?.routes ?? []).flatMap((route, index) =>
        /Watchdog|"none"/.test(JSON.stringify(route)) ? `spec.route.routes[${index}].matchers` : [],
      );
      const other = [{ name: 'alertname', value: 'Other' }];
      return apart.length === 0 ? [] : [{ fields: Object.fromEntries(apart.map((field) => [field, other])) }];
    }),
  ],
};
