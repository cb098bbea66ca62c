import { mutation, type Proof } from '../proof.ts';

const hpa = (kind: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { maxReplicas: 5, scaleTargetRef: { kind: ${kind}, name: web } }
`;
const vpa = (kind: string) => `
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { kind: ${kind}, name: web } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a RayCluster',
      manifests: hpa('RayCluster') + vpa('RayCluster'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.scaleTargetRef.kind: RayCluster, which has no scale subresource › no autoscaler: enableInTreeAutoscaling of the RayCluster',
        'VerticalPodAutoscaler shop/web › spec.targetRef.kind: RayCluster, which has no scale subresource › no autoscaler: Ray would not follow new requests',
      ],
    },
    {
      what: 'a Service',
      manifests: vpa('Service'),
      says: [
        'VerticalPodAutoscaler shop/web › spec.targetRef.kind: Service, which has no scale subresource › a Deployment, StatefulSet or Rollout',
      ],
    },
    {
      what: 'a DaemonSet',
      manifests: hpa('DaemonSet'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.scaleTargetRef.kind: DaemonSet, which has no scale subresource › no autoscaler: a DaemonSet has a pod for each node',
      ],
    },
  ],
  accepted: [
    { what: 'a Rollout', manifests: hpa('Rollout') + vpa('Rollout') },
    { what: 'requests of a DaemonSet and of a CronJob', manifests: vpa('DaemonSet') + vpa('CronJob') },
  ],
  mutations: [
    mutation('a replica count of a Job', 'HorizontalPodAutoscaler', () => [
      { field: 'spec.scaleTargetRef.kind', to: 'Job' },
    ]),
    mutation('a ScaledObject of a RayCluster', 'ScaledObject', () => [
      { field: 'spec.scaleTargetRef.kind', to: 'RayCluster' },
    ]),
    mutation('a VerticalPodAutoscaler of a RayCluster', 'VerticalPodAutoscaler', () => [
      { field: 'spec.targetRef.kind', to: 'RayCluster' },
    ]),
  ],
};
