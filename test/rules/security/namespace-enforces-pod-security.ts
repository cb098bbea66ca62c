import { mutation, type Proof } from '../proof.ts';

const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
`;

const pod = `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [] }
`;

const application = (options: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: shop
  destination: { namespace: shop, name: in-cluster }
  syncPolicy: { syncOptions: [CreateNamespace=true]${options} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no label',
      manifests: namespace('team: shop') + pod,
      says: [
        "Namespace shop › metadata.labels['pod-security.kubernetes.io/enforce']: missing: a pod may be privileged › restricted",
      ],
    },
    {
      what: 'less than restricted',
      manifests: namespace('pod-security.kubernetes.io/enforce: baseline') + pod,
      says: [
        "Namespace shop › metadata.labels['pod-security.kubernetes.io/enforce']: baseline, though its pods are known › restricted",
      ],
    },
    {
      what: 'a slip',
      manifests: namespace('pod-security.kubernetes.io/enforce: restrictd'),
      says: [
        "Namespace shop › metadata.labels['pod-security.kubernetes.io/enforce']: restrictd › restricted (did you mean 'restricted'?)",
      ],
    },
    {
      what: 'a version that is none',
      manifests:
        namespace(
          "pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: '1.35'",
        ) + pod,
      says: [
        "Namespace shop › metadata.labels['pod-security.kubernetes.io/enforce-version']: 1.35 › v1 and a minor version, such as v1.35, or latest",
      ],
    },
    {
      what: 'a namespace that Argo CD makes',
      manifests: application(''),
      says: [
        "Application argocd/shop › spec.syncPolicy.managedNamespaceMetadata.labels['pod-security.kubernetes.io/enforce']: missing: Argo CD makes namespace shop without it › restricted, or a Namespace in Git",
      ],
    },
  ],
  accepted: [
    { what: 'restricted', manifests: namespace('pod-security.kubernetes.io/enforce: restricted') + pod },
    {
      what: 'privileged, for the pods of a chart',
      manifests: namespace('pod-security.kubernetes.io/enforce: privileged'),
    },
    { what: 'no label and no pods', manifests: namespace('') },
    {
      what: 'a namespace that Argo CD makes with it',
      manifests: application(
        ', managedNamespaceMetadata: { labels: { pod-security.kubernetes.io/enforce: baseline } }',
      ),
    },
  ],
  mutations: [
    mutation('a namespace with pods that permits more', 'Namespace', ({ metadata }, cluster) =>
      cluster.podsIn(metadata.name).length === 0
        ? []
        : [undefined, 'baseline', 'privileged'].map((to) => ({
            field: "metadata.labels['pod-security.kubernetes.io/enforce']",
            to,
          })),
    ),
    mutation('a version that is none', 'Namespace', () => [
      { field: "metadata.labels['pod-security.kubernetes.io/enforce-version']", to: '1.35' },
    ]),
  ],
};
