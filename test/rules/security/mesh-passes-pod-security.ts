import { mutation, type Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const mesh = (charts: string[], values = '{}') =>
  charts
    .map(
      (chart) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${chart}, namespace: argocd }
spec:
  project: mesh
  destination: { namespace: istio-system }
  source: { repoURL: https://blob.istio.io/istio-release/charts, chart: ${chart}, targetRevision: 1.30.3, helm: { valuesObject: ${values} } }
---`,
    )
    .join('');

const shop = (level: string, pod: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled, pod-security.kubernetes.io/enforce: ${level} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: []${pod} }
`;

const seccomp = ', securityContext: { seccompProfile: { type: RuntimeDefault } }';

export const proof: Proof = {
  refused: [
    {
      what: 'no istio-cni',
      manifests: mesh(['istiod']) + shop('baseline', ''),
      says: [
        "Namespace shop › metadata.labels['pod-security.kubernetes.io/enforce']: baseline: it refuses istio-init, which adds NET_ADMIN and NET_RAW › Istio's chart cni, and cni.enabled in istiod's",
      ],
    },
    {
      what: 'a proxy without seccomp',
      manifests: mesh(['istiod', 'cni']) + shop('restricted', ''),
      says: [
        'Deployment shop/web › spec.template.spec.securityContext.seccompProfile: missing: restricted refuses istio-proxy, which has none of its own › { type: RuntimeDefault } for the whole pod',
      ],
    },
  ],
  accepted: [
    {
      what: 'istio-cni, and seccomp for the whole pod',
      manifests: mesh(['istiod', 'cni']) + shop('restricted', seccomp),
    },
    {
      what: 'seccomp by Istio itself',
      manifests:
        mesh(['istiod', 'cni'], '{ global: { proxy: { seccompProfile: { type: RuntimeDefault } } } }') +
        shop('restricted', ''),
    },
    { what: 'a mesh that is installed elsewhere', manifests: shop('restricted', '') },
    { what: 'a namespace that permits everything', manifests: mesh(['istiod']) + shop('privileged', '') },
  ],
  mutations: [
    mutation('no istio-cni', 'Application', ({ spec }) => (spec?.source?.chart === 'cni' ? [{ gone: true }] : [])),
    inPods('no seccomp for the whole pod', ({ inMesh, field }) =>
      inMesh ? [{ field: `${field}.securityContext.seccompProfile`, to: undefined }] : [],
    ),
  ],
};
