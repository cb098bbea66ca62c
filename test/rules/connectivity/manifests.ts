/** A Deployment with its Service, both of one name, in namespace `shop`. */
export function workload(
  name: string,
  { calls = '', namespace = 'shop', labels = '', port = '8080', more = '' } = {},
): string {
  return `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace}${calls === '' ? '' : `, annotations: { strata.dev/calls: "${calls}" }`} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}${labels} } }
    spec: { serviceAccountName: ${name}, containers: [{ name: ${name}, ports: [{ name: http, containerPort: ${port} }] }]${more} }
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: ${port} }] }`;
}

/** A NetworkPolicy for the pods of an app, or with `{}` for all; its spec in flow style. */
export function networkPolicy(app: string, spec: string, namespace = 'shop'): string {
  const selector = app === '{}' ? '{}' : `{ matchLabels: { app: ${app} } }`;
  const name = app === '{}' ? 'all' : app;
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: { podSelector: ${selector}, ${spec} }`;
}

/** A namespace; with a mesh its pods get proxies. */
export function namespace(name: string, labels = ''): string {
  return `
---
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { ${labels} } }`;
}

/** Label of a namespace whose pods get proxies. */
export const inMesh = 'istio-injection: enabled';

/** An object of Istio, its spec in flow style. */
export function istio(kind: string, name: string, spec: string, home = 'shop'): string {
  const group = ['Sidecar', 'ServiceEntry', 'Gateway', 'VirtualService', 'DestinationRule'].includes(kind)
    ? 'networking.istio.io'
    : kind === 'Telemetry'
      ? 'telemetry.istio.io'
      : 'security.istio.io';
  return `
---
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${home} }
spec: ${spec}`;
}

/** An Application of a chart. */
export function chart(name: string, home: string, values = '{}'): string {
  return `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: controllers
  destination: { server: https://kubernetes.default.svc, namespace: ${home} }
  source: { repoURL: https://example.com, chart: ${name}, targetRevision: 1.0.0, helm: { releaseName: ${name}, valuesObject: ${values} } }`;
}

/** A cluster of eksctl in 10.1.0.0/16. */
export const eksCluster = `
---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-west-1 }
vpc: { cidr: 10.1.0.0/16 }`;
