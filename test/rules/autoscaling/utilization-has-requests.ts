import { mutation, type Proof } from '../proof.ts';

const pods = (containers: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { ${containers} } }
`;
const both = 'containers: [{ name: web, resources: { requests: { cpu: 1 } } }, { name: log }]';
const hpa = (metric: string) => `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  ${metric === '' ? '' : `metrics: [${metric}]`}
`;
const target = 'target: { type: Utilization, averageUtilization: 70 }';
const pod = `{ type: Resource, resource: { name: cpu, ${target} } }`;
const container = (name: string) =>
  `{ type: ContainerResource, containerResource: { name: cpu, container: ${name}, ${target} } }`;
const keda = `
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec:
  minReplicaCount: 1
  scaleTargetRef: { name: web }
  triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "70" } }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a container without a request',
      manifests: pods(both) + hpa(pod),
      says: [
        'Deployment shop/web › spec.template.spec.containers[1].resources.requests.cpu: none, while HorizontalPodAutoscaler web scales on the utilisation of cpu › a request',
      ],
    },
    {
      what: 'no metric, which means CPU',
      manifests: pods(both) + hpa(''),
      says: [
        'Deployment shop/web › spec.template.spec.containers[1].resources.requests.cpu: none, while HorizontalPodAutoscaler web scales on the utilisation of cpu › a request',
      ],
    },
    {
      what: 'a sidecar without a request',
      manifests:
        pods(
          'containers: [{ name: web, resources: { limits: { cpu: 1 } } }], initContainers: [{ name: log, restartPolicy: Always }]',
        ) + keda,
      says: [
        'Deployment shop/web › spec.template.spec.initContainers[0].resources.requests.cpu: none, while ScaledObject web scales on the utilisation of cpu › a request',
      ],
    },
  ],
  accepted: [
    { what: 'the one that is measured', manifests: pods(both) + hpa(container('web')) },
    {
      what: 'an init container that ends',
      manifests:
        pods('containers: [{ name: web, resources: { requests: { cpu: 1 } } }], initContainers: [{ name: wait }]') +
        keda,
    },
    {
      what: 'a default of the namespace',
      manifests: `${pods(both)}${hpa(pod)}---
apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: shop }
spec: { limits: [{ type: Container, defaultRequest: { cpu: 100m } }] }
`,
    },
    {
      what: 'a bound of the namespace, which is the default too',
      manifests: `${pods(both)}${hpa(pod)}---
apiVersion: v1
kind: LimitRange
metadata: { name: bounds, namespace: shop }
spec: { limits: [{ type: Container, max: { cpu: 2 } }] }
`,
    },
  ],
  mutations: [
    mutation('a resource that no container requests', 'HorizontalPodAutoscaler', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ containerResource }, index) =>
        containerResource === undefined
          ? []
          : [{ field: `spec.metrics[${index}].containerResource.name`, to: 'nvidia.com/gpu' }],
      ),
    ),
  ],
};
