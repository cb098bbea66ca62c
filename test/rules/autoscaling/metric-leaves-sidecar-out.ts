import { mutation, type Proof } from '../proof.ts';

const pods = (containers: string, injection = 'disabled') => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: ${injection} } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: ${containers} } }
`;
const target = 'target: { type: Utilization, averageUtilization: 70 }';
const hpa = (metric: string) => `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: [${metric}]
`;
const pod = hpa(`{ type: Resource, resource: { name: cpu, ${target} } }`);
const container = hpa(`{ type: ContainerResource, containerResource: { name: cpu, container: web, ${target} } }`);

export const proof: Proof = {
  refused: [
    {
      what: 'pods of the mesh',
      manifests: pods('[{ name: web }]', 'enabled') + pod,
      says: [
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].type: cpu of the whole pod, istio-proxy included, on Deployment web › ContainerResource with container: web',
      ],
    },
    {
      what: 'two containers',
      manifests: `${pods('[{ name: web }, { name: log }]')}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { minReplicaCount: 1, scaleTargetRef: { name: web }, triggers: [{ type: cpu, metadata: { value: "70" } }] }
`,
      says: [
        'ScaledObject shop/web › spec.triggers[0].metadata.containerName: cpu of the whole pod, log included, on Deployment web › containerName: web',
      ],
    },
  ],
  accepted: [
    { what: 'one container', manifests: pods('[{ name: web }]') + pod },
    { what: 'the container of interest', manifests: pods('[{ name: web }]', 'enabled') + container },
  ],
  mutations: [
    mutation('the whole pod', 'HorizontalPodAutoscaler', ({ spec }) =>
      (spec?.metrics ?? []).map(({ containerResource }, index) => ({
        field: `spec.metrics[${index}]`,
        to: { type: 'Resource', resource: { name: containerResource?.name, target: containerResource?.target } },
      })),
    ),
    mutation('the whole pod, for KEDA', 'ScaledObject', ({ spec }) =>
      (spec?.triggers ?? []).flatMap(({ metadata }, index) =>
        metadata?.containerName === undefined
          ? []
          : { field: `spec.triggers[${index}].metadata.containerName`, to: undefined },
      ),
    ),
  ],
};
