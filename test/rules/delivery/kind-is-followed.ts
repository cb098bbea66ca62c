import { mutation, type Proof } from '../proof.ts';

const application = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
---
`;
const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: token, namespace: shop }\n';
const settings = (exclusions: string) => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, namespace: argocd }
data:
  resource.exclusions: |
${exclusions}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a kind that was excluded by hand',
      manifests:
        application +
        secret +
        settings(
          "    - apiGroups: [coordination.k8s.io]\n      kinds: ['*']\n    - apiGroups:\n        - ''\n      kinds:\n        - Sec*\n      clusters: ['*']",
        ),
      says: ['Secret shop/token › kind: Argo CD ignores Secret: resource.exclusions › another way to make it'],
    },
  ],
  accepted: [
    { what: 'Argo CD has nothing to do with it', manifests: secret + settings("    - kinds: ['*']") },
    {
      what: 'other kinds are excluded instead',
      manifests: application + secret + settings("    - apiGroups: [x.io]\n      kinds: ['*']"),
    },
  ],
  mutations: [
    mutation('addresses of a Service', 'Service', ({ metadata }, { name }) =>
      name.startsWith('preview/')
        ? []
        : [
            { beside: { apiVersion: 'v1', kind: 'Endpoints', metadata } },
            { beside: { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata } },
          ],
    ),
  ],
};
