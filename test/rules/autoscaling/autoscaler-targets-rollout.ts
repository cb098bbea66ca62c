import { mutation, type Proof } from '../proof.ts';

const rollout = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web-template } }
`;
const autoscalers = (kind: string, name: string) => `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: ${name} } }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: ${kind}, name: ${name} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'autoscalers of the Deployment',
      manifests: rollout + autoscalers('Deployment', 'web-template'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.scaleTargetRef.kind: Deployment web-template, whose pods Rollout web makes › Rollout web of argoproj.io/v1alpha1',
        'VerticalPodAutoscaler shop/web › spec.targetRef.kind: Deployment web-template, whose pods Rollout web makes › Rollout web of argoproj.io/v1alpha1',
      ],
    },
    {
      what: 'a ScaledObject that leaves the kind out',
      manifests: `${rollout}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { name: web-template }, triggers: [{ type: kafka, metadata: {} }] }
`,
      says: [
        'ScaledObject shop/web › spec.scaleTargetRef.kind: Deployment web-template, whose pods Rollout web makes › Rollout web of argoproj.io/v1alpha1',
      ],
    },
  ],
  accepted: [
    { what: 'the Rollout', manifests: rollout + autoscalers('Rollout', 'web') },
    { what: 'another Deployment', manifests: rollout + autoscalers('Deployment', 'other') },
  ],
  mutations: [
    mutation('an HPA of the Deployment', 'HorizontalPodAutoscaler', ({ spec }) =>
      spec?.scaleTargetRef?.kind === 'Rollout' ? [{ field: 'spec.scaleTargetRef.kind', to: 'Deployment' }] : [],
    ),
    mutation('a ScaledObject of the Deployment', 'ScaledObject', ({ spec }) =>
      spec?.scaleTargetRef?.kind === 'Rollout' ? [{ field: 'spec.scaleTargetRef.kind', to: undefined }] : [],
    ),
    mutation('a VerticalPodAutoscaler of the Deployment', 'VerticalPodAutoscaler', ({ spec }) =>
      spec?.targetRef?.kind === 'Rollout' ? [{ field: 'spec.targetRef.kind', to: 'Deployment' }] : [],
    ),
  ],
};
