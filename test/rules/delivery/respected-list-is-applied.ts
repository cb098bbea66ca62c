import { mutation, type Proof } from '../proof.ts';

const route = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { http: [{ route: [{ weight: 100 }, { weight: 0 }] }] }
---
`;
const application = (ignored: string, options = 'RespectIgnoreDifferences=true') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { source: { path: k8s }, ignoreDifferences: [${ignored}], syncPolicy: { syncOptions: [${options}] } }
`;
const about = (group: string, kind: string, path: string) =>
  `{ group: ${group}, kind: ${kind}, jqPathExpressions: ['${path}'] }`;
const weights = about('networking.istio.io', 'VirtualService', '.spec.http[].route[].weight');
const needed =
  'no RespectIgnoreDifferences=true (ApplyOutOfSyncOnly=true leaves an object alone that does not differ otherwise)';

export const proof: Proof = {
  refused: [
    {
      what: 'weights of a custom resource',
      manifests: route + application(weights),
      says: [
        `Application argocd/shop › spec.ignoreDifferences[0]: spec.http.route.weight is ignored and respected, so that a sync keeps spec.http of VirtualService web as it is in the cluster › ${needed}`,
      ],
    },
    {
      what: 'a pointer to an item',
      manifests:
        route +
        application(
          '{ group: networking.istio.io, kind: VirtualService, jsonPointers: [/spec/http/0/route/0/weight] }',
        ),
      says: [
        `Application argocd/shop › spec.ignoreDifferences[0]: spec.http.route.weight is ignored and respected, so that a sync keeps spec.http of VirtualService web as it is in the cluster › ${needed}`,
      ],
    },
    {
      what: 'a list of Kubernetes whose items have no key',
      manifests: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { rules: [{ host: shop.example.com, http: { paths: [] } }] }
---
${application(about('networking.k8s.io', 'Ingress', '.spec.rules[].http.paths[].backend'))}`,
      says: [
        `Application argocd/shop › spec.ignoreDifferences[0]: spec.rules.http.paths.backend is ignored and respected, so that a sync keeps spec.rules of Ingress web as it is in the cluster › ${needed}`,
      ],
    },
  ],
  accepted: [
    { what: 'not respected', manifests: route + application(weights, 'ApplyOutOfSyncOnly=true') },
    {
      what: 'the whole list is ignored',
      manifests: route + application(about('networking.istio.io', 'VirtualService', '.spec.http')),
    },
    {
      what: 'items that are merged by name',
      manifests: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: injector }
webhooks: [{ name: a.example.com, clientConfig: { caBundle: YQ== } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { spec: { containers: [{ name: web, image: web, env: [{ name: A, value: a }] }] } } }
---
${application(
  [
    about('admissionregistration.k8s.io', '"*"', '.webhooks[]?.clientConfig.caBundle'),
    about('apps', 'Deployment', '.spec.template.spec.containers[].env[].value'),
  ].join(', '),
)}`,
    },
    {
      what: 'a field without a list',
      manifests:
        route + application('{ group: networking.istio.io, kind: VirtualService, jsonPointers: [/spec/hosts] }'),
    },
  ],
  mutations: [
    mutation('weights that are respected', 'Application', ({ spec }) =>
      (spec?.ignoreDifferences ?? []).some(({ kind }) => kind === 'VirtualService')
        ? [
            {
              field: 'spec.syncPolicy.syncOptions',
              to: [...(spec?.syncPolicy?.syncOptions ?? []), 'RespectIgnoreDifferences=true'],
            },
          ]
        : [],
    ),
  ],
};
