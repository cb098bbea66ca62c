import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const budget = (spec: string, name = 'web') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
`;
const ofWeb = 'selector: { matchLabels: { app: web } }';

const hpa = `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { minReplicas: 2, maxReplicas: 9, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;
const says = (field: string, is: string) => [`PodDisruptionBudget shop/web › spec.${field}: ${is} › maxUnavailable: 1`];

export const proof: Proof = {
  refused: [
    {
      what: 'as many as there are',
      manifests: web('replicas: 3,') + budget(`minAvailable: 3, ${ofWeb}`),
      says: says('minAvailable', '3, which allows no eviction of 3 pods'),
    },
    {
      what: 'as many as the autoscaler may leave',
      manifests: web() + hpa + budget(`minAvailable: 2, ${ofWeb}`),
      says: says('minAvailable', '2, which allows no eviction of 2 pods'),
    },
    {
      what: 'a share that is rounded up to all',
      manifests: web('replicas: 3,') + budget(`minAvailable: 67%, ${ofWeb}`),
      says: says('minAvailable', '67%, which allows no eviction of 3 pods'),
    },
    {
      what: 'none unavailable',
      manifests: web('replicas: 3,') + budget(`maxUnavailable: 0%, ${ofWeb}`),
      says: says('maxUnavailable', '0%, which allows no eviction of 3 pods'),
    },
    {
      what: 'one replica',
      manifests: web() + budget(`minAvailable: 1, ${ofWeb}`),
      says: says('minAvailable', '1, which allows no eviction of 1 pod'),
    },
  ],
  accepted: [
    { what: 'one less than there are', manifests: web('replicas: 3,') + budget(`minAvailable: 2, ${ofWeb}`) },
    { what: 'a share that is rounded up to one', manifests: web() + budget(`maxUnavailable: 1%, ${ofWeb}`) },
    { what: 'two of three by a share', manifests: web('replicas: 3,') + budget(`minAvailable: 66%, ${ofWeb}`) },
    { what: 'a DaemonSet', manifests: web('', undefined, 'DaemonSet') + budget(`minAvailable: 1, ${ofWeb}`) },
    { what: 'what is switched off', manifests: web('replicas: 0,') + budget(`minAvailable: 1, ${ofWeb}`) },
    { what: 'no pods', manifests: web() + budget('minAvailable: 1, selector: { matchLabels: { app: other } }') },
  ],
  mutations: [
    mutation('none may go', 'PodDisruptionBudget', () => [
      { field: 'spec.maxUnavailable', to: 0 },
      { fields: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': '100%' } },
    ]),
  ],
};
