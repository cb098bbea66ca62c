import { isOfController, mutation, type Proof } from '../proof.ts';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
---
`;

const policy = (selector: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: ${selector}, policyTypes: [Ingress] }
`;

const budget = (selector: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { maxUnavailable: 1, selector: ${selector} }
`;

const authorization = (namespace: string) => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: ${namespace} }
spec: { selector: { matchLabels: { app: conductor } } }
`;

const filter = (app: string) => `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: web, namespace: shop }
spec: { workloadSelector: { labels: { app: ${app} } } }
`;

const gateway = (selector: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istio-ingress, namespace: argocd }
spec: { project: default, destination: { namespace: istio-ingress }, source: { repoURL: charts, chart: gateway } }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-ingress }
spec: { selector: { istio: ${selector} }, servers: [] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a policy of nobody',
      manifests: web + policy('{ matchLabels: { app: wep } }'),
      says: [
        'NetworkPolicy shop/web › spec.podSelector: selects app=wep, which matches no pod in shop › labels of the pods that it is for',
      ],
    },
    {
      what: 'a filter of the proxies of nobody',
      manifests: web + filter('wep'),
      says: [
        'EnvoyFilter shop/web › spec.workloadSelector: selects app=wep, which matches no pod in shop › labels of the pods that it is for',
      ],
    },
    {
      what: 'a budget without a selector',
      manifests: web + budget('{}').replace(', selector: {}', ''),
      says: [
        'PodDisruptionBudget shop/web › spec.selector: missing, which selects no pod › labels of the pods that it is for',
      ],
    },
    {
      what: 'a budget of nobody',
      manifests: web + budget('{ matchExpressions: [{ key: app, operator: NotIn, values: [web] }] }'),
      says: [
        'PodDisruptionBudget shop/web › spec.selector: selects app notin (web), which matches no pod in shop › labels of the pods that it is for',
      ],
    },
    {
      what: 'a permission for nobody',
      manifests: web + authorization('shop'),
      says: [
        'AuthorizationPolicy shop/web › spec.selector: selects app=conductor, which matches no pod in shop › labels of the pods that it is for',
      ],
    },
    {
      what: 'a gateway that is named otherwise',
      manifests: gateway('ingressgateway'),
      says: [
        'Gateway istio-ingress/shop › spec.selector: selects istio=ingressgateway, which matches no pod in the cluster › labels of the pods that it is for',
      ],
    },
  ],
  accepted: [
    {
      what: 'pods of an operator',
      manifests:
        web +
        `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: k8s, namespace: shop }
---${budget('{ matchLabels: { app.kubernetes.io/name: prometheus } }')}`,
    },
    { what: 'everything', manifests: web + policy('{}') },
    { what: 'pods that are there', manifests: web + budget('{ matchLabels: { app: web } }') },
    { what: 'a namespace whose pods are not here', manifests: web + authorization('elsewhere') },
    { what: 'the gateway of the platform', manifests: gateway('ingress') },
  ],
  mutations: (
    [
      ['NetworkPolicy', 'spec.podSelector.matchLabels'],
      ['PodDisruptionBudget', 'spec.selector.matchLabels'],
      ['AuthorizationPolicy', 'spec.selector.matchLabels'],
      ['PeerAuthentication', 'spec.selector.matchLabels'],
      ['Sidecar', 'spec.workloadSelector.labels'],
      ['Gateway', 'spec.selector'],
    ] as const
  ).map(([kind, field]) =>
    mutation(`a ${kind} of nobody`, kind, (object) =>
      // What the cluster itself runs bears labels that nobody knows.
      isOfController(object) ? [] : [{ field, to: { 'app.kubernetes.io/name': 'nobody' } }],
    ),
  ),
};
