import { mutation, type Proof } from '../proof.ts';

const budget = (more: string) => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: relay, namespace: mail }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: relay } }${more} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the default',
      manifests: budget(''),
      says: [
        'PodDisruptionBudget mail/relay › spec.unhealthyPodEvictionPolicy: missing, which is IfHealthyBudget › AlwaysAllow',
      ],
    },
  ],
  accepted: [{ what: 'unhealthy pods may go', manifests: budget(', unhealthyPodEvictionPolicy: AlwaysAllow') }],
  mutations: [
    mutation('the default', 'PodDisruptionBudget', () => [{ field: 'spec.unhealthyPodEvictionPolicy', to: undefined }]),
  ],
};
