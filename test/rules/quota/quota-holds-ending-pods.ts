import { mutation, type Proof } from '../proof.ts';

const quota = (pods: number) => `
apiVersion: v1
kind: ResourceQuota
metadata: { name: quota, namespace: shop }
spec: { hard: { pods: ${pods} } }
---
`;
const deployment = (strategy = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 8
  selector: { matchLabels: { app: web } }
  ${strategy}
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web }] } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a quota of replicas and surge alone',
      manifests: quota(10) + deployment(),
      says: ["ResourceQuota shop/quota › spec.hard['pods']: 10, and at most there is 12: web 12 x 1 › at least '12'"],
    },
  ],
  accepted: [
    { what: 'room for the pods of one step that end', manifests: quota(12) + deployment() },
    {
      what: 'a rollout that takes all pods away first',
      manifests: quota(8) + deployment('strategy: { type: Recreate }'),
    },
    {
      what: 'a rollout of one step, after which nothing begins',
      manifests: quota(16) + deployment('strategy: { rollingUpdate: { maxSurge: 100%, maxUnavailable: 0 } }'),
    },
    {
      what: 'a quota that is too small for the pods themselves, which another rule refuses',
      manifests: quota(9) + deployment(),
    },
  ],
  mutations: [
    mutation(
      'a pod less than the quota of a namespace that rolls out',
      'ResourceQuota',
      ({ metadata, spec }, cluster) =>
        cluster
          .podsIn(metadata.namespace ?? '')
          .some(({ scaled, replicas }) => scaled.kind === 'Deployment' && replicas.max > 1) &&
        spec?.hard?.pods !== undefined
          ? [{ field: 'spec.hard.pods', to: String(Number(spec.hard.pods) - 1) }]
          : [],
    ),
  ],
};
