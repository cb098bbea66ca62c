import { mutation, type Proof } from '../proof.ts';

const rollout = (replicas: number, canary: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { replicas: ${replicas}, template: { spec: { containers: [] } }, strategy: { canary: { ${canary} } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: '10 % of six',
      manifests: rollout(6, 'steps: [{ setWeight: 10 }, { setWeight: 50 }]'),
      says: [
        'Rollout shop/web › spec.strategy.canary.steps[0].setWeight: 10, which of 6 replicas is 16.7 % › trafficRouting, or a weight that the replicas can show',
      ],
    },
  ],
  accepted: [
    { what: '10 % of ten', manifests: rollout(10, 'steps: [{ setWeight: 10 }]') },
    { what: 'a third', manifests: rollout(3, 'steps: [{ setWeight: 33 }]') },
    {
      what: 'weights of requests',
      manifests: rollout(6, 'steps: [{ setWeight: 10 }], trafficRouting: { istio: { virtualService: { name: web } } }'),
    },
  ],
  mutations: [
    mutation('no traffic routing', 'Rollout', ({ spec }) =>
      spec?.strategy?.canary === undefined ? [] : [{ field: 'spec.strategy.canary.trafficRouting', to: undefined }],
    ),
  ],
};
