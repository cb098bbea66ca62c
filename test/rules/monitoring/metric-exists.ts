import { mutation, type Proof } from '../proof.ts';

const alert = (expression: string, rest = '') => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec:
  groups:
    - name: shop
      rules:
        - alert: Slow
          expr: ${JSON.stringify(expression)}
${rest}
`;

const scraped = (names: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http-metrics, containerPort: 9090 }] }] }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: web
  namespace: shop
  annotations: { strata.dev/exports: ${JSON.stringify(names)} }
spec:
  selector: { matchLabels: { app: web } }
  podMetricsEndpoints: [{ port: http-metrics }]
`;

const stack = `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec: { source: { chart: kube-prometheus-stack, helm: { valuesObject: { nodeExporter: { enabled: false } } } } }
`;

const expr = 'PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr';

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt name',
      manifests: alert('sum(rate(order_total[5m])) > 1') + scraped('orders_total'),
      says: [
        `${expr}: asks for 'order_total', which nothing exports › a metric that a monitor declares or a controller exports (did you mean 'orders_total'?)`,
      ],
    },
    {
      what: 'the bare name of a histogram',
      manifests: alert('entropy < 0.02') + scraped('entropy_bucket'),
      says: [
        `${expr}: asks for 'entropy', a histogram, which has no series of that name › 'entropy_bucket', 'entropy_sum' or 'entropy_count'`,
      ],
    },
    {
      what: 'the bare name of what others take for a histogram, where nothing is declared',
      manifests: `${alert('entropy < 0.02')}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: board, namespace: monitoring, labels: { grafana_dashboard: '1' } }
data: { board.json: '{"panels":[{"targets":[{"expr":"histogram_quantile(0.95, entropy_bucket)"}]}]}' }
`,
      says: [
        `${expr}: asks for 'entropy', a histogram, which has no series of that name › 'entropy_bucket', 'entropy_sum' or 'entropy_count'`,
      ],
    },
    {
      what: 'controllers that are not there, or not scraped',
      manifests:
        alert('node_load1 + velero_backup_failure_total + istio_requests_total + kube_pod_infos > 1') +
        scraped('a') +
        stack,
      says: [
        `${expr}: asks for 'istio_requests_total', which nothing exports › a monitor of the istio proxy that declares it`,
        `${expr}: asks for 'kube_pod_infos', which nothing exports › a metric that a monitor declares or a controller exports (did you mean 'kube_pod_info'?)`,
        `${expr}: asks for 'node_load1', which nothing exports › the chart 'kube-prometheus-stack' with nodeExporter.enabled`,
        `${expr}: asks for 'velero_backup_failure_total', which nothing exports › the chart 'velero' with metrics.serviceMonitor.enabled`,
      ],
    },
  ],
  accepted: [
    { what: 'a metric of which nothing is known', manifests: alert('order_total > 1') },
    {
      what: 'what is declared, recorded, brought by a chart, and there in any case',
      manifests:
        alert('rate(a_count[5m]) + kube_pod_info + up + node:load:sum > 1', '        - { record: b, expr: b + 1 }') +
        scraped('a_bucket') +
        stack,
    },
    {
      what: 'a port that the monitor asks for by its number',
      manifests:
        alert('orders_total > 1') + scraped('orders_total').replace('{ port: http-metrics }', '{ targetPort: 9090 }'),
    },
  ],
  mutations: [
    mutation('an exported metric that is gone', 'PodMonitor', ({ metadata }, cluster) => {
      const key = 'strata.dev/exports';
      const names = metadata.annotations?.[key]?.split('\n') ?? [];
      const asked = JSON.stringify(cluster.of('PrometheusRule')[0]?.spec ?? {});
      const only = names.filter(
        (name) =>
          new RegExp(`\\b${name}\\b`).test(asked) &&
          cluster.of('PodMonitor').filter((one) => one.metadata.annotations?.[key]?.split('\n').includes(name) === true)
            .length === 1,
      );
      return only.map((name) => ({
        field: `metadata.annotations['${key}']`,
        to: ['a', ...names.filter((one) => one !== name)].join('\n'),
      }));
    }),
    mutation('a misspelt metric', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr: text }, rule) => {
              const to = String(text).replace(/([a-z]+_[a-z_]+)(?=[{[])/, '$1s');
              return to === String(text) ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('no kube-state-metrics', 'Application', ({ metadata }) =>
      metadata.name === 'kube-prometheus-stack'
        ? [{ field: 'spec.source.helm.valuesObject.kubeStateMetrics', to: { enabled: false } }]
        : [],
    ),
  ],
};
