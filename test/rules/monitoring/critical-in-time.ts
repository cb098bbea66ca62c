import { mutation, type Proof } from '../proof.ts';

const alert = (hold: string, rest = '') => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring, annotations: { strata.dev/critical-within: 60s } }
spec:
  groups:
    - name: shop
      interval: 15s
      rules:
        - { alert: Down, expr: sum(a) > 1, for: ${hold}, labels: { severity: critical${rest} } }
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: monitoring }
spec:
  route:
    receiver: mail
    routes:
      - { receiver: pager, groupWait: 10s, matchers: [{ name: severity, value: critical }] }
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
        prometheus: { prometheusSpec: { scrapeInterval: 15s } }
`;

const at = 'PrometheusRule monitoring/shop › spec.groups[0].rules[0].for';

export const proof: Proof = {
  refused: [
    {
      what: 'a minute and ten seconds',
      manifests: alert('30s'),
      says: [
        `${at}: 'Down' pages after 70 s: 15 to scrape, 15 to evaluate, 30 to hold, 10 to group › at most 60s together`,
      ],
    },
    {
      what: 'a time that ends between two evaluations',
      manifests: alert('16s'),
      says: [
        `${at}: 'Down' pages after 70 s: 15 to scrape, 15 to evaluate, 30 to hold, 10 to group › at most 60s together`,
      ],
    },
  ],
  accepted: [
    { what: 'five seconds less', manifests: alert('15s') },
    { what: 'what is not critical', manifests: alert('5m').replace('severity: critical }', 'severity: warning }') },
    { what: 'nothing promised', manifests: alert('5m').replace(/, annotations: \{[^}]*\}/, '') },
  ],
  mutations: [
    mutation('a critical alert that holds for a minute', 'PrometheusRule', ({ metadata, spec }) =>
      metadata.annotations?.['strata.dev/critical-within'] === undefined
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ labels }, rule) =>
              labels?.severity === 'critical' ? { field: `spec.groups[${group}].rules[${rule}].for`, to: '1m' } : [],
            ),
          ),
    ),
    mutation('a longer wait for the group', 'AlertmanagerConfig', ({ metadata, spec }) =>
      metadata.name !== 'daa'
        ? []
        : (spec?.route?.routes ?? []).flatMap((route, index) =>
            JSON.stringify(route).includes('"critical"')
              ? { field: `spec.route.routes[${index}].groupWait`, to: '30s' }
              : [],
          ),
    ),
    mutation('a slower evaluation', 'Application', ({ metadata }, cluster) =>
      metadata.name === 'kube-prometheus-stack' && cluster.name.endsWith('/daa')
        ? [
            { field: 'spec.source.helm.valuesObject.prometheus.prometheusSpec.evaluationInterval', to: '30s' },
            { field: 'spec.source.helm.valuesObject.prometheus.prometheusSpec.scrapeInterval', to: '31s' },
          ]
        : [],
    ),
  ],
};
