import { mutation, type Proof } from '../proof.ts';

const manifests = (port: string, injection = 'enabled') => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: ${injection} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }, { ${port} }] }
`;

const policy = `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a name that is no protocol',
      manifests: manifests('name: metrics, port: 9090'),
      says: [
        'Service shop/web › spec.ports[1].name: metrics, which begins with no protocol › what it speaks first, such as http-metrics or tcp-metrics, or appProtocol',
      ],
    },
    {
      what: 'a name that only begins like one',
      manifests: manifests('name: https2web, port: 9090'),
      says: [
        'Service shop/web › spec.ports[1].name: https2web, which begins with no protocol › what it speaks first, such as http-https2web or tcp-https2web, or appProtocol',
      ],
    },
    {
      what: 'a Service that proxies may call (corrections.md 78)',
      manifests: manifests('name: metrics, port: 9090').replace(', labels: { istio-injection: enabled }', '') + policy,
      says: [
        'Service shop/web › spec.ports[1].name: metrics, which begins with no protocol › what it speaks first, such as http-metrics or tcp-metrics, or appProtocol',
      ],
    },
  ],
  accepted: [
    { what: 'a namespace out of the mesh', manifests: manifests('name: metrics, port: 9090', 'disabled') + policy },
    {
      what: 'pods out of the mesh',
      manifests:
        manifests('name: metrics, port: 9090').replace(
          'labels: { app: web }',
          'labels: { app: web, sidecar.istio.io/inject: "false" }',
        ) + policy,
    },
    { what: 'a protocol first', manifests: manifests('name: http-metrics, port: 9090') },
    { what: 'an appProtocol', manifests: manifests('name: metrics, port: 9090, appProtocol: http') },
    { what: 'UDP', manifests: manifests('name: dns, port: 53, protocol: UDP') },
    { what: 'no mesh', manifests: manifests('name: metrics, port: 9090', 'disabled') },
  ],
  mutations: [
    mutation('a name that is no protocol', 'Service', ({ metadata, spec }, cluster) => {
      const labels = Object.entries(spec?.selector ?? {});
      const pods = cluster.podsIn(metadata.namespace ?? '');
      const inMesh = pods.some((one) => one.inMesh && labels.every(([key, value]) => one.labels[key] === value));
      return inMesh && labels.length > 0
        ? [{ fields: { 'spec.ports[0].name': 'web', 'spec.ports[0].appProtocol': undefined } }]
        : [];
    }),
  ],
};
