import { mutation, type Proof } from '../proof.ts';

const mesh = (mode: string, service = 'ClusterIP', labels = '{ app: web }') => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: ${mode} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: ${labels} }
  template: { metadata: { labels: ${labels} }, spec: { containers: [] } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: ${service}, selector: ${labels}, ports: [{ port: 80 }] }
`;
const ingress = (rest: string, annotations = '{}') => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop, annotations: ${annotations} }
spec:
  ${rest}
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
`;
const says = [
  'Ingress shop/web › spec.rules[0].http.paths[0].backend.service.name: web, whose pods take mutual TLS alone, which an ALB does not speak › the Service of the Istio gateway',
];

export const proof: Proof = {
  refused: [
    { what: 'an ALB', manifests: mesh('STRICT') + ingress('ingressClassName: alb'), says },
    {
      what: 'an ALB by its annotations',
      manifests: mesh('STRICT') + ingress('', '{ alb.ingress.kubernetes.io/scheme: internal }'),
      says,
    },
    {
      what: 'a balancer of the Service',
      manifests: mesh('STRICT', 'LoadBalancer'),
      says: [
        'Service shop/web › spec.type: LoadBalancer, and Deployment web takes mutual TLS alone › ClusterIP, behind the Istio gateway',
      ],
    },
  ],
  accepted: [
    {
      what: 'plain requests taken too',
      manifests: mesh('PERMISSIVE', 'LoadBalancer') + ingress('ingressClassName: alb'),
    },
    { what: 'a controller that may be in the mesh', manifests: mesh('STRICT') + ingress('ingressClassName: nginx') },
    {
      what: 'the gateway itself',
      manifests: `${mesh('STRICT', 'LoadBalancer', '{ istio: ingress }')}---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: shop }
spec: { selector: { istio: ingress }, servers: [] }
`,
    },
    {
      what: 'a port past the proxy',
      manifests: mesh('STRICT', 'LoadBalancer').replace(
        'metadata: { labels: { app: web } }',
        'metadata: { labels: { app: web }, annotations: { traffic.sidecar.istio.io/excludeInboundPorts: "80" } }',
      ),
    },
    {
      what: 'a port that takes plain requests',
      manifests: `${mesh('STRICT')}---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, portLevelMtls: { "80": { mode: PERMISSIVE } } }
${ingress('ingressClassName: alb')}`,
    },
  ],
  mutations: [
    mutation('a balancer of pods that take mutual TLS alone', 'PeerAuthentication', (peer, cluster) => {
      const { namespace = '' } = peer.metadata;
      if (peer.spec?.selector !== undefined || peer.spec?.mtls?.mode !== 'STRICT') return [];
      const guarded = cluster
        .of('PeerAuthentication')
        .filter(({ metadata, spec }) => metadata.namespace === namespace && spec?.portLevelMtls !== undefined)
        .map(({ spec }) => Object.entries(spec?.selector?.matchLabels ?? {}));
      const pods = cluster
        .podsIn(namespace)
        .find(
          (one) => one.inMesh && !guarded.some((labels) => labels.every(([key, value]) => one.labels[key] === value)),
        );
      if (pods === undefined) return [];
      const spec = { type: 'LoadBalancer', selector: pods.labels, ports: [{ port: 80 }] };
      const beside = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'balancer', namespace }, spec };
      return [{ beside }];
    }),
  ],
};
