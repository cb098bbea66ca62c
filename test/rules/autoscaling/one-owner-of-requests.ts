import { mutation, type Proof } from '../proof.ts';

const hpa = (metrics: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: ${metrics}
`;
const cpu = '[{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]';
const ofWeb =
  '[{ type: ContainerResource, containerResource: { name: cpu, container: web, target: { type: Utilization, averageUtilization: 70 } } }]';
const vpa = (rest: string) => `
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }${rest} }
`;
const says = (mode: string) => [
  `VerticalPodAutoscaler shop/web › spec.updatePolicy.updateMode: ${mode} for cpu, whose utilisation HorizontalPodAutoscaler web scales on › "Off", or controlledResources without it`,
];
const policies = (policy: string) => `, resourcePolicy: { containerPolicies: [${policy}] }`;

export const proof: Proof = {
  refused: [
    { what: 'no mode, which is Recreate', manifests: hpa(cpu) + vpa(''), says: says('Recreate') },
    {
      what: 'the container that is measured',
      manifests: hpa(ofWeb) + vpa(`, updatePolicy: { updateMode: Initial }${policies('{ containerName: "*" }')}`),
      says: says('Initial'),
    },
  ],
  accepted: [
    { what: 'recommendations alone', manifests: hpa(cpu) + vpa(', updatePolicy: { updateMode: "Off" }') },
    {
      what: 'memory alone',
      manifests: hpa(ofWeb) + vpa(policies('{ containerName: web, controlledResources: [memory] }')),
    },
    { what: 'another container', manifests: hpa(ofWeb) + vpa(policies('{ containerName: web, mode: "Off" }')) },
    {
      what: 'usage that is no share of a request',
      manifests:
        hpa('[{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 500m } } }]') +
        vpa(''),
    },
  ],
  mutations: [
    mutation('requests that move', 'VerticalPodAutoscaler', ({ spec }) =>
      spec?.updatePolicy?.updateMode === 'Off'
        ? ['Auto', 'Recreate', 'Initial', 'InPlaceOrRecreate'].map((to) => ({
            field: 'spec.updatePolicy.updateMode',
            to,
          }))
        : [],
    ),
  ],
};
