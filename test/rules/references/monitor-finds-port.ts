import { mutation, type Proof } from '../proof.ts';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http-metrics, containerPort: 9090 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { selector: { app: web }, ports: [{ name: http-metrics, port: 9090 }] }
---
`;

const podMonitor = (app: string, endpoint: string, rest = '') => `
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: ${app} } }, podMetricsEndpoints: [{ ${endpoint} }]${rest} }
`;

const serviceMonitor = (app: string, port: string, namespaces = '') => `
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: web, namespace: watching }
spec: { selector: { matchLabels: { app: ${app} } }, endpoints: [{ port: ${port} }]${namespaces} }
`;

const inShop = ', namespaceSelector: { matchNames: [shop] }';

export const proof: Proof = {
  refused: [
    {
      what: 'pods that are not there',
      manifests: web + podMonitor('wep', 'port: http-metrics'),
      says: [
        'PodMonitor shop/web › spec.selector: selects app=wep, which no pod of shop bears › labels of the pods that it watches',
      ],
    },
    {
      what: 'a misspelt port',
      manifests: web + podMonitor('web', 'port: metrics'),
      says: ["PodMonitor shop/web › spec.podMetricsEndpoints[0].port: no port 'metrics' › one of http-metrics"],
    },
    {
      what: 'a number that nobody declares',
      manifests: web + podMonitor('web', 'portNumber: 9091'),
      says: ['PodMonitor shop/web › spec.podMetricsEndpoints[0].portNumber: no port 9091 › one of 9090'],
    },
    {
      what: 'a Service that is not there',
      manifests: web + serviceMonitor('postgres', 'http-metrics', inShop),
      says: [
        'ServiceMonitor watching/web › spec.selector: selects app=postgres, which no Service of shop bears › labels of the Services that it watches',
      ],
    },
    {
      what: 'a port that no Service has',
      manifests: web + serviceMonitor('web', 'http', inShop),
      says: [
        "ServiceMonitor watching/web › spec.endpoints[0].port: no port 'http' (did you mean 'http-metrics'?) › one of http-metrics",
      ],
    },
  ],
  accepted: [
    { what: 'a port that is there', manifests: web + podMonitor('web', 'port: http-metrics') },
    {
      what: 'any namespace',
      manifests: web + serviceMonitor('web', 'http-metrics', ', namespaceSelector: { any: true }'),
    },
    { what: 'a namespace that is not here', manifests: web + serviceMonitor('web', 'http-metrics') },
  ],
  mutations: [
    mutation('another port', 'PodMonitor', ({ spec }, cluster) =>
      cluster.of('Cluster.postgresql.cnpg.io').length > 0 &&
      spec?.selector?.matchLabels?.['cnpg.io/cluster'] !== undefined
        ? []
        : [{ field: 'spec.podMetricsEndpoints[0].port', to: 'nothing' }],
    ),
    mutation('other pods', 'PodMonitor', ({ spec }) =>
      Object.keys(spec?.selector?.matchLabels ?? {})
        .filter((label) => label.startsWith('app'))
        .map((label) => ({ field: `spec.selector.matchLabels['${label}']`, to: 'nobody' })),
    ),
  ],
};
