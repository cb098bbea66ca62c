import { mutation, type Proof } from '../proof.ts';

const rollout = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { canary: { stableService: web, trafficRouting: { istio: { virtualServices: [{ name: web }] } } } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
---
`;
const application = (ignored: string, policy: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { source: { path: k8s }, ignoreDifferences: ${ignored}, syncPolicy: ${policy} }
`;
const weights =
  '{ group: networking.istio.io, kind: VirtualService, jqPathExpressions: [".spec.http[].route[].weight"] }';

export const proof: Proof = {
  refused: [
    {
      what: 'what the Rollout sets is set back',
      manifests: rollout + application('[]', '{ automated: {}, syncOptions: [ServerSideApply=true] }'),
      says: [
        'Application argocd/shop › spec.ignoreDifferences: nothing for Service web: Rollout web writes spec.selector › Service spec.selector',
        'Application argocd/shop › spec.ignoreDifferences: nothing for VirtualService web: Rollout web writes spec.http.route.weight › VirtualService spec.http.route.weight',
      ],
    },
    {
      what: 'of another VirtualService',
      manifests: rollout + application(`[${weights.replace('VirtualService,', 'VirtualService, name: other,')}]`, '{}'),
      says: [
        'Application argocd/shop › spec.ignoreDifferences: nothing for VirtualService web: Rollout web writes spec.http.route.weight › VirtualService spec.http.route.weight',
      ],
    },
  ],
  accepted: [
    {
      what: 'left alone',
      manifests:
        rollout + application(`[${weights}]`, '{ automated: {}, syncOptions: [RespectIgnoreDifferences=true] }'),
    },
    {
      what: 'left alone everywhere',
      manifests: `${rollout}${application('[]', '{}')}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, namespace: argocd }
data: { resource.customizations.ignoreDifferences.networking.istio.io_VirtualService: x }
`,
    },
    {
      what: 'all of the routes',
      manifests: rollout + application('[{ group: "*", kind: VirtualService, jsonPointers: [/spec/http/0] }]', '{}'),
    },
    {
      what: 'all that the controller writes',
      manifests:
        rollout +
        application(
          '[{ group: networking.istio.io, kind: VirtualService, managedFieldsManagers: [rollouts-controller] }]',
          '{}',
        ),
    },
    { what: 'no Argo CD', manifests: rollout },
  ],
  mutations: [
    mutation('nothing is ignored', 'Application', ({ spec }) =>
      (spec?.ignoreDifferences ?? []).some(({ kind }) => kind === 'VirtualService')
        ? [{ field: 'spec.ignoreDifferences', to: undefined }]
        : [],
    ),
    mutation('a selector is put back', 'Application', ({ spec }) =>
      (spec?.ignoreDifferences ?? []).flatMap(({ kind }, index) =>
        kind === 'Service' ? [{ field: `spec.ignoreDifferences[${index}]`, to: undefined }] : [],
      ),
    ),
  ],
};
