import { mutation, type Proof } from '../proof.ts';

const mesh = (http: string, rules: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: web, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: web }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: istio-ingress }
spec: { selector: { istio: ingress }, servers: [{ hosts: ["*"], port: { name: https, number: 443, protocol: HTTPS } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [shop.example.com], gateways: [istio-ingress/web], http: [${http}] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, rules: [${rules}] }
`;
const to = (match: string, rest = '') =>
  `{ match: [${match}], ${rest} route: [{ destination: { host: web, port: { number: 80 } } }] }`;
const api = to('{ uri: { prefix: /api/ }, method: { exact: POST } }');
const gatewayOf = (namespace: string) =>
  `from: [{ source: { principals: [cluster.local/ns/${namespace}/sa/gateway] } }]`;
const rule = (operation: string, namespace = 'istio-ingress') =>
  `{ ${gatewayOf(namespace)}, to: [{ operation: { ${operation} } }] }`;

const says = (path: string) => [
  `AuthorizationPolicy shop/web › spec.rules[0].to[0].operation.paths[0]: ${path}, allowed for the gateway, and no route leads there › a route, or no such path`,
];

export const proof: Proof = {
  refused: [
    { what: 'another path', manifests: mesh(api, rule('paths: [/health, /api/*]')), says: says('/health') },
    { what: 'the path without its slash', manifests: mesh(api, rule('paths: [/api]')), says: says('/api') },
  ],
  accepted: [
    { what: 'a path below', manifests: mesh(api, rule('paths: [/api/orders, /api/v1/*, /*, "*.html"]')) },
    { what: 'another client', manifests: mesh(api, rule('paths: [/health]', 'shop')) },
    { what: 'a regular expression', manifests: mesh(to('{ uri: { regex: /a.+ } }'), rule('paths: [/b]')) },
  ],
  mutations: [
    mutation('a path that nobody routes', 'AuthorizationPolicy', ({ metadata, spec }, cluster) =>
      spec?.action !== 'ALLOW' || cluster.name.startsWith('preview/') || metadata.namespace === 'istio-ingress'
        ? []
        : (spec.rules ?? []).flatMap(({ from = [], to = [] }, index) =>
            from.some(({ source }) => source?.principals?.[0]?.includes('/ns/istio-ingress/') === true) &&
            to[0]?.operation?.paths !== undefined &&
            !to[0].operation.paths.includes('/*')
              ? { field: `spec.rules[${index}].to[0].operation.paths[0]`, to: 'nowhere' }
              : [],
          ),
    ),
  ],
};
