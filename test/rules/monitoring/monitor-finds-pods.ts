import { mutation, type Proof } from '../proof.ts';

const web = (annotations = '{}') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web }, annotations: ${annotations} }
    spec: { containers: [{ name: web, ports: [{ name: http-metrics, containerPort: 9090 }] }] }
`;

const monitor = (spec: string, labels = '{}') => `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop, labels: ${labels} }
spec: ${spec}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'labels that no pod bears',
      manifests:
        web() + monitor('{ selector: { matchLabels: { app: wbe } }, podMetricsEndpoints: [{ port: http-metrics }] }'),
      says: [
        'PodMonitor shop/web › spec.selector: selects app=wbe, which matches no pod in shop › labels of the pods that it is to scrape',
      ],
    },
    {
      what: 'a port that no container has',
      manifests: web() + monitor('{ selector: {}, podMetricsEndpoints: [{ port: metrics }, { portNumber: 8080 }] }'),
      says: [
        "PodMonitor shop/web › spec.podMetricsEndpoints[0].port: 'metrics' is a port of no container that it selects › a port of the pods",
        "PodMonitor shop/web › spec.podMetricsEndpoints[1].portNumber: '8080' is a port of no container that it selects › a port of the pods",
      ],
    },
    {
      what: 'a ServiceMonitor of another port',
      manifests: `${web()}
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { selector: { app: web }, ports: [{ name: http-metric, port: 9090 }] }
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, endpoints: [{ port: http-metrics }] }
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } }, endpoints: [{ port: http-metrics }] }
`,
      says: [
        "ServiceMonitor shop/web › spec.endpoints[0].port: 'http-metrics' is a port of no Service that it selects › the name of a port of the Service (did you mean 'http-metric'?)",
        'ServiceMonitor shop/api › spec.selector: selects app=api, which matches no Service in shop › labels of the Service that it is to scrape',
      ],
    },
  ],
  accepted: [
    {
      what: 'pods of an operator',
      manifests: `${web()}---
apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: { name: search, namespace: shop }
${monitor('{ selector: { matchLabels: { app: search } }, podMetricsEndpoints: [{ port: http }] }')}`,
    },
    {
      what: 'labels that Istio adds by those of the template',
      manifests: `${web().replace('{ app: web }, annotations', '{ app: web, app.kubernetes.io/version: v1 }, annotations')}---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
${monitor('{ selector: { matchLabels: { service.istio.io/canonical-revision: v1 } }, podMetricsEndpoints: [{ port: http-metrics }] }')}`,
    },
    {
      what: 'a port that a container has',
      manifests:
        web() +
        monitor(
          '{ selector: { matchLabels: { app: web } }, podMetricsEndpoints: [{ port: http-metrics }, { portNumber: 9090 }] }',
        ),
    },
    {
      what: 'proxies of a namespace without pods as yet',
      manifests:
        web() + monitor('{ selector: { matchLabels: { a: b } }, podMetricsEndpoints: [{ port: http-envoy-prom }] }'),
    },
    {
      what: 'a namespace that others look after, and proxies where nobody says whether there are some',
      manifests:
        web() +
        monitor(
          '{ namespaceSelector: { matchNames: [nginx] }, selector: { matchLabels: { a: b } }, podMetricsEndpoints: [{ port: a }] }',
        ) +
        monitor('{ selector: {}, podMetricsEndpoints: [{ port: http-envoy-prom }] }'),
    },
    {
      what: 'pods elsewhere',
      manifests:
        web() +
        monitor(
          '{ namespaceSelector: { matchNames: [kube-system] }, selector: { matchLabels: { a: b } }, podMetricsEndpoints: [{ port: a }] }',
        ),
    },
  ],
  mutations: [
    mutation('a port or a selector of nothing', 'PodMonitor', ({ metadata }) =>
      metadata.name === 'istio-proxy'
        ? []
        : [
            { field: 'spec.podMetricsEndpoints[0].port', to: 'prometheus' },
            { field: 'spec.selector.matchLabels', to: { app: 'nobody' } },
            { field: 'spec.namespaceSelector', to: { matchNames: ['default'] } },
          ],
    ),
  ],
};
