import { mutation, type Proof } from '../proof.ts';

const rollout = (canary: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { canary: { ${canary} } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a canary',
      manifests: rollout('maxSurge: 0, maxUnavailable: 0%'),
      says: [
        'Rollout shop/web › spec.strategy.canary.maxUnavailable: maxUnavailable 0 and maxSurge 0 › one of both above 0',
      ],
    },
  ],
  accepted: [
    { what: 'the default surge', manifests: rollout('maxUnavailable: 0') },
    { what: 'one away', manifests: rollout('maxSurge: 0, maxUnavailable: 1') },
  ],
  mutations: [
    mutation('a canary without room', 'Rollout', ({ spec }) =>
      spec?.strategy?.canary === undefined
        ? []
        : [{ fields: { 'spec.strategy.canary.maxSurge': 0, 'spec.strategy.canary.maxUnavailable': 0 } }],
    ),
  ],
};
