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

const web = `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http-metrics, containerPort: 9090 }] }] }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop, annotations: { strata.dev/exports: orders_total } }
spec: { selector: { matchLabels: { app: web } }, podMetricsEndpoints: [{ port: http-metrics }] }
`;

const says = (text: string) => [`PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr: ${text}`];

export const proof: Proof = {
  refused: [
    {
      what: 'a workload that there is not',
      manifests: alert('kube_deployment_status_replicas{namespace="shop",deployment="wbe"} < 1') + web,
      says: says(
        `asks for kube_deployment_status_replicas{deployment="wbe"}, which no object has as its name › the deployment of something that exists (did you mean 'web'?)`,
      ),
    },
    {
      what: 'a namespace of two that there is not',
      manifests: alert('kube_pod_info{namespace=~"shop|shops"} < 1') + web,
      says: says(
        `asks for kube_pod_info{namespace=~"shop|shops"}, and there is no 'shops' › names that exist (did you mean 'shop'?)`,
      ),
    },
    {
      what: 'a Service that there is not',
      manifests:
        alert(
          'sum(rate(istio_requests_total{destination_service_namespace="shop",destination_service_name="web"}[5m])) > 1',
        ) + web,
      says: says(
        'asks for istio_requests_total{destination_service_name="web"}, which no object has as its name › the destination service name of something that exists',
      ),
    },
    {
      what: 'pods that nothing makes',
      manifests: alert('kube_pod_info{namespace="shop",pod=~"api-.+"} < 1') + web,
      says: says(
        'asks for kube_pod_info{pod=~"api-.+"}, which no object has as its name › the pod of something that exists',
      ),
    },
  ],
  accepted: [
    {
      what: 'what exists',
      manifests:
        alert(
          'kube_pod_info{namespace=~"sh.p",pod=~"web-.+"} * 2 < kube_deployment_created{namespace="shop",deployment="web"}',
        ) + web,
    },
    {
      what: 'what may be that of a chart',
      manifests:
        alert('kube_pod_info{namespace="kube-system",pod=~"coredns-.+"} + kube_pod_info{pod=~"a-.+"} < 1') + web,
    },
    {
      what: 'Services that an operator makes, and hosts outside',
      manifests:
        alert(
          'sum(rate(istio_requests_total{destination_service_namespace="shop",destination_service_name=~"db-rw|example.com"}[5m])) > 1',
        ) +
        `
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 2, storage: { size: 1Gi } }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: outside, namespace: shop }
spec: { hosts: [example.com] }
` +
        web,
    },
    { what: 'anything, of manifests that declare nothing', manifests: alert('kube_pod_info{namespace="bank"} < 1') },
  ],
  mutations: [
    mutation('another CronJob', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replace(/cronjob="/, 'cronjob="no-');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('another namespace', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replace(/((?:kube_\w+|istio_\w+)\{[^}]*namespace=~?")/, '$1no-');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('another Service', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replace(/(destination_service_name=~?")/, '$1no-');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('no such CronJob', 'CronJob', ({ metadata }, cluster) =>
      cluster.of('PrometheusRule').some(({ spec }) => JSON.stringify(spec).includes(`cronjob=\\"${metadata.name}\\"`))
        ? [{ gone: true }]
        : [],
    ),
  ],
};
