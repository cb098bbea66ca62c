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
      what: 'a job that there is not',
      manifests: alert('up{job="web"} == 0') + web,
      says: says('asks for up{job="web"}, and nothing like that is scraped › job shop/web'),
    },
    {
      what: 'a namespace that does not export it',
      manifests: alert('rate(orders_total{namespace=~"bank|shops"}[5m]) > 1') + web,
      says: says(
        'asks for orders_total{namespace="bank|shops"}, and nothing like that is scraped › namespace shop'.replace(
          '="',
          '=~"',
        ),
      ),
    },
    {
      what: 'the service of a PodMonitor',
      manifests: alert('rate(orders_total{service="web"}[5m]) > 1') + web,
      says: says(
        'asks for orders_total{service="web"}, and no series has that label › no match on service: a PodMonitor does not set it',
      ),
    },
    {
      what: 'pods of another name',
      manifests: alert('rate(orders_total{pod=~"wbe-.+"}[5m]) > 1') + web,
      says: says('asks for orders_total{pod=~"wbe-.+"}, and nothing like that is scraped › pod web-6d4cf56db6-x2x9z'),
    },
  ],
  accepted: [
    {
      what: 'where it is exported',
      manifests:
        alert(
          'rate(orders_total{namespace="shop",job="shop/web",pod=~"web-.+",container="web",endpoint="http-metrics"}[5m]) > 1',
        ) + web,
    },
    { what: 'anywhere else', manifests: alert('rate(orders_total{namespace!="bank"}[5m]) > 1') + web },
    { what: 'of manifests that declare nothing', manifests: alert('up{job="web"} == 0') },
    {
      what: 'the service of a ServiceMonitor',
      manifests: `${alert('rate(orders_total{service="web",job="web"}[5m]) > 1')}${web}
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { selector: { app: web }, ports: [{ name: metrics, port: 80, targetPort: http-metrics }] }
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: web, namespace: shop, annotations: { strata.dev/exports: orders_total } }
spec: { selector: { matchLabels: { app: web } }, endpoints: [{ port: metrics }] }
`,
    },
  ],
  mutations: [
    mutation('another namespace', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replace(/((?:pg_up|http_\w+|cnpg_\w+)\{namespace=~?")/, '$1other-');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('another job', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replace(/job=~"(?:[\w-]+|i2s-\.\+)\/database/, 'job=~"database');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
  ],
};
