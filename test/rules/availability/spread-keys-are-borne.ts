import { mutation, type Proof } from '../proof.ts';

const deployment = (key: string, kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: relay, namespace: mail }
spec:
  template:
    metadata: { labels: { app: relay } }
    spec:
      topologySpreadConstraints:
        - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: relay } }, matchLabelKeys: [${key}] }
`;
const rollout = `
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: relay, namespace: mail }
spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: relay } }
`;
const field = 'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[0]';

export const proof: Proof = {
  refused: [
    {
      what: 'the hash of a Deployment on pods of a Rollout',
      manifests: deployment('pod-template-hash') + rollout,
      says: [
        `Deployment mail/relay › ${field}: pod-template-hash, which the pods of Rollout relay do not bear › rollouts-pod-template-hash`,
      ],
    },
    {
      what: 'the hash of a Deployment on pods of a StatefulSet',
      manifests: deployment('pod-template-hash', 'StatefulSet'),
      says: [
        `StatefulSet mail/relay › ${field}: pod-template-hash, which the pods of StatefulSet relay do not bear › controller-revision-hash`,
      ],
    },
  ],
  accepted: [
    { what: 'the hash of a Deployment', manifests: deployment('pod-template-hash') },
    { what: 'the hash of a Rollout', manifests: deployment('rollouts-pod-template-hash') + rollout },
    { what: 'a label of the template', manifests: deployment('app', 'StatefulSet') },
  ],
  mutations: [
    mutation('a label that nobody bears', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.topologySpreadConstraints ?? []).map((_, index) => ({
        field: `spec.template.spec.topologySpreadConstraints[${index}].matchLabelKeys`,
        to: ['controller-revision-hash'],
      })),
    ),
  ],
};
