import { mutation, type Proof } from '../proof.ts';

const policy = (principal: string) => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: gateway, namespace: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: ["${principal}"] } }] }] }
`;

const chart = `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istio-ingress, namespace: argocd }
spec: { project: default, destination: { namespace: istio-ingress }, source: { repoURL: charts, chart: gateway } }
`;

const folder = `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: other, namespace: argocd }
spec: { project: default, destination: { namespace: other }, source: { repoURL: git, path: other } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'an account that is not there',
      manifests: policy('cluster.local/ns/shop/sa/api-gateway'),
      says: [
        "AuthorizationPolicy shop/web › spec.rules[0].from[0].source.principals[0]: no ServiceAccount 'api-gateway' in shop › cluster.local/ns/<namespace>/sa/<ServiceAccount>",
      ],
    },
    {
      what: 'a misspelt account',
      manifests: policy('cluster.local/ns/shop/sa/gatway'),
      says: [
        "AuthorizationPolicy shop/web › spec.rules[0].from[0].source.principals[0]: no ServiceAccount 'gatway' in shop (did you mean 'gateway'?) › cluster.local/ns/<namespace>/sa/<ServiceAccount>",
      ],
    },
    {
      what: 'the account of another namespace',
      manifests: policy('cluster.local/ns/istio-ingress/sa/gateway') + chart,
      says: [
        "AuthorizationPolicy shop/web › spec.rules[0].from[0].source.principals[0]: no ServiceAccount 'gateway' in istio-ingress (did you mean 'shop/sa/gateway'?) › cluster.local/ns/<namespace>/sa/<ServiceAccount>",
      ],
    },
    {
      what: 'a suffix that nobody has',
      manifests: policy('*/sa/api-gateway') + chart,
      says: [
        "AuthorizationPolicy shop/web › spec.rules[0].from[0].source.principals[0]: no ServiceAccount has an identity like '*/sa/api-gateway' › cluster.local/ns/<namespace>/sa/<ServiceAccount>",
      ],
    },
    {
      what: 'the form of a certificate',
      manifests: policy('spiffe://cluster.local/ns/shop/sa/gateway'),
      says: [
        'AuthorizationPolicy shop/web › spec.rules[0].from[0].source.principals[0]: Istio compares without spiffe:// › cluster.local/ns/<namespace>/sa/<ServiceAccount>',
      ],
    },
    {
      what: 'an account that the folder of the namespace lacks (corrections.md 37)',
      manifests:
        policy('cluster.local/ns/other/sa/gateway')
          .replaceAll('namespace: shop', 'namespace: other')
          .replace(/^[^]*?---/, '') + folder,
      says: [
        "AuthorizationPolicy other/web › spec.rules[0].from[0].source.principals[0]: no ServiceAccount 'gateway' in other › cluster.local/ns/<namespace>/sa/<ServiceAccount>",
      ],
    },
  ],
  accepted: [
    {
      what: 'a namespace that a folder fills, and nothing of it is here',
      manifests: policy('cluster.local/ns/other/sa/gateway') + folder,
    },
    {
      what: 'a namespace that a chart in a folder fills',
      manifests:
        policy('cluster.local/ns/other/sa/gateway')
          .replaceAll('namespace: shop', 'namespace: other')
          .replace(/^[^]*?---/, '') + folder.replace('path: other', 'path: other, helm: {}'),
    },
    { what: 'an account that is there', manifests: policy('cluster.local/ns/shop/sa/gateway') },
    { what: 'the account of a chart', manifests: policy('cluster.local/ns/istio-ingress/sa/istio-ingress') + chart },
    { what: 'a suffix of nobody, where not all namespaces are here', manifests: policy('*/sa/api-gateway') },
    { what: 'any of a namespace', manifests: policy('cluster.local/ns/shop/*') },
    { what: 'a namespace that is not here', manifests: policy('cluster.local/ns/other/sa/gateway') },
  ],
  mutations: [
    mutation('somebody else', 'AuthorizationPolicy', ({ spec }) =>
      (spec?.rules ?? []).flatMap(({ from = [] }, index) =>
        from.flatMap(({ source }, number) => {
          const at = `spec.rules[${index}].from[${number}].source.principals`;
          if (source?.principals === undefined) return [];
          return ['cluster.local/ns/istio-ingress/sa/nobody', '*/sa/nobody'].map((to) => ({ field: at, to: [to] }));
        }),
      ),
    ),
  ],
};
