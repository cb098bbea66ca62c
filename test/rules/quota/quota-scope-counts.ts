import { mutation, type Proof } from '../proof.ts';

const quota = (spec: string) => `
apiVersion: v1
kind: ResourceQuota
metadata: { name: shop, namespace: shop }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'processor of pods that ask for none',
      manifests: quota("scopes: [BestEffort], hard: { pods: '5', requests.cpu: '1' }"),
      says: ["ResourceQuota shop/shop › spec.hard['requests.cpu']: counted in the scope BestEffort › pods alone"],
    },
    {
      what: 'Jobs of a scope of pods',
      manifests: quota("scopes: [NotTerminating], hard: { count/jobs.batch: '5' }"),
      says: [
        "ResourceQuota shop/shop › spec.hard['count/jobs.batch']: counted in the scope NotTerminating › pods, and their processor and memory",
      ],
    },
  ],
  accepted: [
    { what: 'pods alone', manifests: quota("scopes: [BestEffort], hard: { pods: '5' }") },
    { what: 'no scope', manifests: quota("hard: { count/jobs.batch: '5', requests.cpu: '1' }") },
    { what: 'processor of those that ask', manifests: quota("scopes: [Terminating], hard: { requests.cpu: '1' }") },
  ],
  mutations: [mutation('a scope', 'ResourceQuota', () => [{ field: 'spec.scopes', to: ['BestEffort'] }])],
};
