import { mutation, type Proof } from '../proof.ts';

const web = (replicas: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { replicas: ${replicas}, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
---
`;
const budget = (bound: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { ${bound}selector: { matchLabels: { app: web } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no bound',
      manifests: web(3) + budget(''),
      says: [
        'PodDisruptionBudget shop/web › spec.minAvailable: missing, which allows all 3 pods to be evicted at once › maxUnavailable: 1',
      ],
    },
    {
      what: 'a bound above all',
      manifests: web(3) + budget('maxUnavailable: 51%, ').replace('51%', '100%'),
      says: [
        'PodDisruptionBudget shop/web › spec.maxUnavailable: 100%, which allows all 3 pods to be evicted at once › maxUnavailable: 1',
      ],
    },
    {
      what: 'a share that is rounded up to all',
      manifests: web(2) + budget('maxUnavailable: 51%, '),
      says: [
        'PodDisruptionBudget shop/web › spec.maxUnavailable: 51%, which allows all 2 pods to be evicted at once › maxUnavailable: 1',
      ],
    },
  ],
  accepted: [
    { what: 'one that stays', manifests: web(3) + budget('maxUnavailable: 2, ') },
    { what: 'one replica, which has to go', manifests: web(1) + budget('maxUnavailable: 1, ') },
  ],
  mutations: [
    mutation('no bound', 'PodDisruptionBudget', ({ metadata, spec }, cluster) =>
      spec?.maxUnavailable !== undefined &&
      cluster
        .podsIn(metadata.namespace ?? '')
        .some(
          ({ labels, replicas, runsOnce }) =>
            !runsOnce &&
            replicas.min > 1 &&
            Object.entries(spec.selector?.matchLabels ?? {}).every(([name, value]) => labels[name] === value),
        )
        ? [
            { field: 'spec.maxUnavailable', to: undefined },
            { field: 'spec.maxUnavailable', to: '100%' },
          ]
        : [],
    ),
  ],
};
