import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const deployment = (spec: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { ${spec}, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'all at once',
      manifests: deployment('replicas: 2, strategy: { type: Recreate }'),
      says: [
        'Deployment shop/web › spec.strategy.type: Recreate, with up to 2 replicas: nobody answers meanwhile › RollingUpdate',
      ],
    },
  ],
  accepted: [
    { what: 'one alone, which cannot be twice', manifests: deployment('replicas: 1, strategy: { type: Recreate }') },
    { what: 'what Kubernetes fills in', manifests: deployment('replicas: 2') },
  ],
  mutations: [
    inPods('all at once', ({ owner, scaled, replicas }) =>
      owner.kind === 'Deployment' && owner === scaled && replicas.max > 1
        ? [{ field: 'spec.strategy', to: { type: 'Recreate' } }]
        : [],
    ),
  ],
};
