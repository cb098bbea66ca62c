import { mutation, type Proof } from '../proof.ts';

const budget = (spec: string, name = 'web') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
`;
const ofWeb = 'selector: { matchLabels: { app: web } }';

const ray = `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: ray, namespace: shop }
spec: { headGroupSpec: { template: { metadata: { labels: { app: web } }, spec: { containers: [] } } } }
`;
const says = (field: string, value: string) => [
  `PodDisruptionBudget shop/web › spec.${field}: ${value} of the pods of RayCluster ray, which has no scale to count from › minAvailable with a number`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'a maxUnavailable',
      manifests: ray + budget(`maxUnavailable: 1, ${ofWeb}`),
      says: says('maxUnavailable', '1'),
    },
    { what: 'a share', manifests: ray + budget(`minAvailable: 50%, ${ofWeb}`), says: says('minAvailable', '50%') },
  ],
  accepted: [{ what: 'a number that stays', manifests: ray + budget(`minAvailable: 1, ${ofWeb}`) }],
  mutations: [
    mutation('a budget of the pods of a RayCluster', 'RayCluster', ({ metadata }) => {
      const selector = { matchLabels: { 'ray.io/cluster': metadata.name } };
      const beside = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata };
      return [{ beside: { ...beside, spec: { maxUnavailable: 1, selector } } as typeof beside }];
    }),
  ],
};
