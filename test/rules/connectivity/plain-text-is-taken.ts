import { mutation, type Proof } from '../proof.ts';
import { inMesh, istio, namespace, workload } from './manifests.ts';

const strict = istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }');
const meshed = namespace('shop', inMesh) + strict;
const monitor = (endpoint: string) => `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, podMetricsEndpoints: [{ ${endpoint} }] }`;
const balanced = workload('web').replace(
  'spec: { selector: { app: web }, ports',
  'spec: { type: LoadBalancer, selector: { app: web }, ports',
);
const ingress = (name: string) => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { ingressClassName: ${name}, defaultBackend: { service: { name: web, port: { number: 8080 } } } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'Prometheus, wherever it is',
      manifests: meshed + workload('web') + monitor('port: http'),
      says: [
        'PodMonitor shop/web › spec.podMetricsEndpoints[0]: Prometheus calls shop/web:8080 in plain text, which PeerAuthentication shop/default refuses › mode PERMISSIVE for port 8080 in portLevelMtls',
      ],
    },
    {
      what: 'a load balancer',
      manifests: meshed + balanced,
      says: [
        'Service shop/web › spec.ports: a load balancer calls shop/web:8080 in plain text, which PeerAuthentication shop/default refuses › the gateway of the mesh in between',
      ],
    },
    {
      what: 'the load balancer of an Ingress',
      manifests: meshed + workload('web') + ingress('alb'),
      says: [
        'Service shop/web › spec.ports: the load balancer of an Ingress calls shop/web:8080 in plain text, which PeerAuthentication shop/default refuses › the gateway of the mesh in between',
      ],
    },
  ],
  accepted: [
    {
      what: 'Prometheus with certificates',
      manifests: meshed + workload('web') + monitor('port: http, tlsConfig: { insecureSkipVerify: true }'),
    },
    { what: 'the port of the proxy', manifests: meshed + workload('web') + monitor('port: http-envoy-prom') },
    {
      what: 'an Ingress of a controller that may be in the mesh',
      manifests: meshed + workload('web') + ingress('nginx'),
    },
    {
      what: 'pods that a Gateway configures',
      manifests: meshed + balanced + istio('Gateway', 'web', '{ selector: { app: web }, servers: [] }'),
    },
    {
      what: 'a port that the proxy leaves alone',
      manifests:
        meshed +
        balanced.replace(
          'metadata: { labels: { app: web } }',
          'metadata: { labels: { app: web }, annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "9090,8080" } }',
        ),
    },
  ],
  mutations: [
    mutation('a Service of the mesh gets a load balancer', 'Service', ({ metadata, spec }, cluster) =>
      cluster
        .podsIn(metadata.namespace ?? '')
        .some(
          ({ inMesh: proxied, labels, owner }) =>
            proxied &&
            owner.metadata.name === metadata.name &&
            Object.entries(spec?.selector ?? {}).every(([name, value]) => labels[name] === value),
        ) &&
      !cluster
        .of('PeerAuthentication')
        .some(
          (one) =>
            one.metadata.namespace === metadata.namespace &&
            one.spec?.portLevelMtls?.[spec?.ports?.[0]?.port ?? 0] !== undefined,
        )
        ? [{ field: 'spec.type', to: 'LoadBalancer' }]
        : [],
    ),
  ],
};
