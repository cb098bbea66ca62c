import { mutation, type Proof } from '../proof.ts';

const alert = (expression: string, rest = '') => `
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec:
  groups:
    - name: shop
      rules:
        - alert: Slow
          expr: ${JSON.stringify(expression)}${rest}
`;

const critical = '\n          labels: { severity: critical, system: shop }';

const routes = (
  matchers: string,
  routes = '[{ receiver: pager, matchers: [{ name: severity, value: critical }] }]',
) => `
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: monitoring }
spec:
  receivers: [{ name: mail }, { name: pager }]
  route: { receiver: mail, matchers: ${matchers}, routes: ${routes} }
`;

const stack = (strategy: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec:
  source:
    chart: kube-prometheus-stack
    helm: { valuesObject: { alertmanager: { alertmanagerSpec: ${strategy} } } }
`;

const at = 'PrometheusRule monitoring/shop › spec.groups[0].rules[0].labels';

export const proof: Proof = {
  refused: [
    {
      what: 'a label that no route asks for',
      manifests: alert('sum(a) > 1', critical) + routes('[{ name: system, value: bank }]'),
      says: [`${at}: no route matches the alert 'Slow' › system: bank or a route of its own`],
    },
    {
      what: 'a severity without a route',
      manifests: alert('sum(a) > 1', critical.replace('critical', 'critcal')) + routes('[]'),
      says: [`${at}.severity: 'critcal' has no route of its own › critical (did you mean 'critical'?)`],
    },
    {
      what: 'warnings for a receiver that drops them',
      manifests: alert('sum(a) > 1', critical.replace('critical', 'warning')) + routes('[]'),
      says: [`${at}.severity: 'warning' has no route of its own › critical`],
    },
    {
      what: 'alerts of another namespace, where routes are limited to their own',
      manifests: alert('kube_pod_info{namespace="shop"} > 1', critical) + routes('[]') + stack('{}'),
      says: [
        `${at}: no route matches the alert 'Slow' › the label namespace: monitoring, or alertmanagerConfigMatcherStrategy None in the values of kube-prometheus-stack`,
      ],
    },
  ],
  accepted: [
    {
      what: 'a route for its severity',
      manifests: alert('sum(a) > 1', critical) + routes('[{ name: system, value: shop }]'),
    },
    {
      what: 'a pattern',
      manifests:
        alert('sum(a) > 1', critical) +
        routes('[]', "[{ receiver: pager, matchers: [{ name: severity, matchType: '=~', value: 'crit.*|page' }] }]"),
    },
    {
      what: 'a label that the series may bring',
      manifests: alert('a > 1', critical) + routes('[{ name: team, value: shop }]'),
    },
    {
      what: 'the default for what is only told',
      manifests: alert('sum(a) > 1', critical.replace('critical', 'info')) + routes('[]'),
    },
    {
      what: 'warnings for the receiver of everything',
      manifests:
        alert('sum(a) > 1', critical.replace('critical', 'warning')) +
        routes('[]').replace('{ name: mail }', '{ name: mail, webhookConfigs: [{ url: "https://example.com" }] }'),
    },
    {
      what: 'routes that are not limited',
      manifests:
        alert('sum(a) > 1', critical) + routes('[]') + stack('{ alertmanagerConfigMatcherStrategy: { type: None } }'),
    },
    { what: 'routes that nobody has shown', manifests: alert('sum(a) > 1') },
  ],
  mutations: [
    mutation('alerts of another system', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.of('AlertmanagerConfig').length === 0
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.map((_, rule) => ({ field: `spec.groups[${group}].rules[${rule}].labels.system`, to: 'other' })),
          ),
    ),
    mutation('a severity that is misspelt', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.of('AlertmanagerConfig').length === 0
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ labels }, rule) =>
              // One that names its receiver has its route whatever its severity.
              labels?.receiver === undefined
                ? { field: `spec.groups[${group}].rules[${rule}].labels.severity`, to: 'critcal' }
                : [],
            ),
          ),
    ),
    mutation('routes of their own namespace alone', 'Application', ({ metadata }, cluster) =>
      metadata.name === 'kube-prometheus-stack' && cluster.of('AlertmanagerConfig').length > 0
        ? [
            {
              field: 'spec.source.helm.valuesObject.alertmanager.alertmanagerSpec.alertmanagerConfigMatcherStrategy',
              to: undefined,
            },
          ]
        : [],
    ),
    mutation('no route for critical alerts', 'AlertmanagerConfig', ({ spec }) =>
      (spec?.route?.routes ?? []).flatMap((route, index) =>
        JSON.stringify(route).includes('"critical"') ? { field: `spec.route.routes[${index}]`, to: undefined } : [],
      ),
    ),
  ],
};
