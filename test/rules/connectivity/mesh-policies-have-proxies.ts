import { mutation, type Proof } from '../proof.ts';
import { inMesh, istio, namespace, workload } from './manifests.ts';

const strict = istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }');
const authorization = istio('AuthorizationPolicy', 'web', '{ selector: { matchLabels: { app: web } } }');
const needed = 'label istio-injection: enabled, or istio.io/rev, on Namespace shop';
const nobody = `PeerAuthentication shop/default › spec: no pod of shop has a proxy, so nothing enforces it › ${needed}`;
const unselected = `AuthorizationPolicy shop/web › spec.selector: none of the pods that it selects has a proxy, so nothing enforces it › ${needed}`;

export const proof: Proof = {
  refused: [
    {
      what: 'a namespace without injection',
      manifests: namespace('shop') + workload('web') + strict + authorization,
      says: [nobody, unselected],
    },
    { what: 'a namespace that is not there', manifests: workload('web') + strict, says: [nobody] },
    {
      what: 'a namespace whose pods are yet to come',
      manifests: namespace('shop', 'istio-injection: disabled') + strict,
      says: [nobody],
    },
    {
      what: 'a namespace that Argo CD makes without labels',
      manifests:
        strict +
        `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: https://example.com, path: shop }
  destination: { namespace: shop }
  syncPolicy: { syncOptions: [CreateNamespace=true] }`,
      says: [nobody],
    },
    {
      what: 'pods that opt out',
      manifests:
        namespace('shop', inMesh) +
        workload('web', { labels: ', sidecar.istio.io/inject: "false"' }) +
        strict +
        authorization,
      says: [unselected],
    },
    {
      what: 'a Sidecar',
      manifests: workload('web') + istio('Sidecar', 'web', '{ workloadSelector: { labels: { app: web } } }'),
      says: [unselected.replace('AuthorizationPolicy', 'Sidecar').replace('selector', 'workloadSelector')],
    },
  ],
  accepted: [
    {
      what: 'a revision',
      manifests: namespace('shop', 'istio.io/rev: stable') + workload('web') + strict + authorization,
    },
    {
      what: 'a pod that opts in',
      manifests: workload('web', { labels: ', sidecar.istio.io/inject: "true"' }) + strict + authorization,
    },
    {
      what: 'a policy of the mesh',
      manifests: workload('web') + istio('PeerAuthentication', 'default', '{}', 'istio-system'),
    },
    { what: 'pods that are not given', manifests: strict + authorization },
    { what: 'pods to come', manifests: namespace('shop', inMesh) + strict + authorization },
  ],
  mutations: [
    mutation('a namespace loses its label', 'Namespace', ({ metadata }, cluster) =>
      metadata.labels?.['istio.io/rev'] !== undefined &&
      cluster.of('PeerAuthentication').some((one) => one.metadata.namespace === metadata.name)
        ? [{ field: "metadata.labels['istio.io/rev']", to: undefined }]
        : [],
    ),
  ],
};
