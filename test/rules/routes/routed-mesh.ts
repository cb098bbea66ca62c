/** A workload behind the gateway, with the routes that lead to it and the rules of what it allows. */
export const mesh = (http: string, rules: string) => `
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

/** A route to it. */
export const to = (match: string, rest = '') =>
  `{ match: [${match}], ${rest} route: [{ destination: { host: web, port: { number: 80 } } }] }`;

export const api = to('{ uri: { prefix: /api/ }, method: { exact: POST } }');

const gatewayOf = (namespace: string) =>
  `from: [{ source: { principals: [cluster.local/ns/${namespace}/sa/gateway] } }]`;

/** A rule that allows the gateway an operation. */
export const rule = (operation: string, namespace = 'istio-ingress') =>
  `{ ${gatewayOf(namespace)}, to: [{ operation: { ${operation} } }] }`;
