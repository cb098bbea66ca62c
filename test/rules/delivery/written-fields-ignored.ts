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
const rayCluster = (autoscaling: boolean) => `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: workers, namespace: shop }
spec: { enableInTreeAutoscaling: ${autoscaling}, workerGroupSpecs: [{ groupName: cpu, minReplicas: 1 }] }
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
    {
      what: 'subsets, and routes of the Gateway API',
      manifests: `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  strategy:
    canary:
      trafficRouting:
        istio: { destinationRule: { name: web, canarySubsetName: canary, stableSubsetName: stable } }
        plugins: { argoproj-labs/gatewayAPI: { httpRoutes: [{ name: web }], namespace: shop } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
---
${application('[]', '{ automated: {} }')}`,
      says: [
        'Application argocd/shop › spec.ignoreDifferences: nothing for DestinationRule web: Rollout web writes spec.subsets.labels › DestinationRule spec.subsets.labels',
        'Application argocd/shop › spec.ignoreDifferences: nothing for HTTPRoute web: Rollout web writes spec.rules.backendRefs.weight › HTTPRoute spec.rules.backendRefs.weight',
      ],
    },
    {
      what: "replicas of Ray's workers",
      manifests:
        rayCluster(true) +
        application(
          "[{ group: ray.io, kind: RayCluster, jqPathExpressions: ['.spec.workerGroupSpecs[].scaleStrategy'] }]",
          '{ automated: {} }',
        ),
      says: [
        "Application argocd/shop › spec.ignoreDifferences: nothing for RayCluster workers: Ray's autoscaler writes spec.workerGroupSpecs.replicas › RayCluster spec.workerGroupSpecs.replicas",
      ],
    },
  ],
  accepted: [
    { what: 'no autoscaler of Ray', manifests: rayCluster(false) + application('[]', '{ automated: {} }') },
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
    {
      what: 'rules of a route during a release',
      manifests: `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { canary: { trafficRouting: { plugins: { argoproj-labs/gatewayAPI: { httpRoute: web } } } } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
---
${application(
  `[{ group: gateway.networking.k8s.io, kind: HTTPRoute, jqPathExpressions: ['select(.metadata.labels["rollouts.argoproj.io/gatewayapi-canary"] == "in-progress") | .spec.rules'] }]`,
  '{ automated: {} }',
)}`,
    },
    { what: 'no Argo CD', manifests: rollout },
  ],
  mutations: [
    mutation('nothing is ignored', 'Application', ({ spec }) =>
      (spec?.ignoreDifferences ?? []).some(({ kind }) => kind === 'VirtualService')
        ? [{ field: 'spec.ignoreDifferences', to: undefined }]
        : [],
    ),
    mutation("replicas of Ray's workers are put back", 'Application', ({ spec }) =>
      (spec?.ignoreDifferences ?? []).flatMap(({ kind }, index) =>
        kind === 'RayCluster' ? [{ field: `spec.ignoreDifferences[${index}]`, to: undefined }] : [],
      ),
    ),
    mutation('a selector is put back', 'Application', ({ spec }) =>
      (spec?.ignoreDifferences ?? []).flatMap(({ kind }, index) =>
        kind === 'Service' ? [{ field: `spec.ignoreDifferences[${index}]`, to: undefined }] : [],
      ),
    ),
  ],
};
