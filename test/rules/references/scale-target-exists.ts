import { mutation, type Proof } from '../proof.ts';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web }] } } }
---
`;

const hpa = (name: string, container = 'web') => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  maxReplicas: 3
  metrics: [{ type: ContainerResource, containerResource: { name: cpu, container: ${container}, target: { type: Utilization } } }]
`;

const vpa = (target: string, container = '*') => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { ${target} }, resourcePolicy: { containerPolicies: [{ containerName: "${container}" }] } }
`;

const deployment = 'apiVersion: apps/v1, kind: Deployment, name: web';

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt target',
      manifests: web + hpa('wep'),
      says: [
        "HorizontalPodAutoscaler shop/web › spec.scaleTargetRef.name: no Deployment 'wep' in shop (did you mean 'web'?) › web",
      ],
    },
    {
      what: 'a misspelt container',
      manifests: web + hpa('web', 'wep'),
      says: [
        "HorizontalPodAutoscaler shop/web › spec.metrics[0].containerResource.container: no container 'wep' in Deployment web (did you mean 'web'?) › one of web",
      ],
    },
    {
      what: 'a kind of another group, and one that no group has',
      manifests:
        web +
        hpa('web').replace('apiVersion: apps/v1, ', '') +
        '\n---' +
        vpa('apiVersion: apps/v1, kind: Deploy, name: web'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.scaleTargetRef.apiVersion: missing › apps/v1',
        "VerticalPodAutoscaler shop/web › spec.targetRef.kind: no kind 'Deploy' in apps › one of Deployment, ReplicaSet, StatefulSet, Rollout, Cluster, Pooler, DaemonSet, Job, CronJob",
      ],
    },
    {
      what: 'a proxy that is not there',
      manifests: web + vpa(deployment, 'istio-proxy'),
      says: [
        "VerticalPodAutoscaler shop/web › spec.resourcePolicy.containerPolicies[0].containerName: no container 'istio-proxy' in Deployment web › one of web",
      ],
    },
    {
      what: 'a target of events',
      manifests: `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { name: web }, triggers: [] }
`,
      says: [
        "ScaledObject shop/web › spec.scaleTargetRef.name: no Deployment 'web' in shop › the name of an existing one",
      ],
    },
  ],
  accepted: [
    { what: 'a target that is there', manifests: web + hpa('web') },
    { what: 'all containers', manifests: web + vpa(deployment) },
    {
      what: 'a namesake of another group',
      manifests: vpa('apiVersion: apps.kruise.io/v1beta1, kind: StatefulSet, name: a'),
    },
    { what: 'a kind that nobody knows', manifests: vpa('apiVersion: example.com/v1, kind: Thing, name: a') },
  ],
  mutations: [
    mutation('another target', 'HorizontalPodAutoscaler', () => [
      { field: 'spec.scaleTargetRef.name', to: 'nobody' },
      { field: 'spec.scaleTargetRef.apiVersion', to: undefined },
    ]),
    mutation('another target of events', 'ScaledObject', () => [{ field: 'spec.scaleTargetRef.name', to: 'nobody' }]),
    mutation('another target of recommendations', 'VerticalPodAutoscaler', () => [
      { field: 'spec.targetRef.name', to: 'nobody' },
      { field: 'spec.resourcePolicy.containerPolicies[0].containerName', to: 'nobody' },
    ]),
    mutation('another container', 'HorizontalPodAutoscaler', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ containerResource }, index) =>
        containerResource === undefined
          ? []
          : [{ field: `spec.metrics[${index}].containerResource.container`, to: 'nobody' }],
      ),
    ),
    mutation('another container of a trigger', 'ScaledObject', ({ spec }) =>
      (spec?.triggers ?? []).flatMap(({ metadata }, index) =>
        metadata?.containerName === undefined
          ? []
          : [{ field: `spec.triggers[${index}].metadata.containerName`, to: 'nobody' }],
      ),
    ),
  ],
};
