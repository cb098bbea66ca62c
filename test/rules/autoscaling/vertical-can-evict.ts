import { mutation, type Proof } from '../proof.ts';

const manifests = (replicas: number, policy: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, updatePolicy: { ${policy} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'one replica',
      manifests: manifests(1, 'updateMode: Recreate'),
      says: [
        'VerticalPodAutoscaler shop/web › spec.updatePolicy.updateMode: Recreate, but the updater waits for 2 replicas and there is 1 › Initial, or updatePolicy.minReplicas: 1 where a restart may interrupt',
      ],
    },
  ],
  accepted: [
    { what: 'two replicas', manifests: manifests(2, 'updateMode: Recreate') },
    { what: 'one replica that may be interrupted', manifests: manifests(1, 'updateMode: Auto, minReplicas: 1') },
    {
      what: 'a DaemonSet',
      manifests: manifests(1, 'updateMode: Recreate')
        .replace('  replicas: 1\n', '')
        .replaceAll('Deployment', 'DaemonSet'),
    },
    { what: 'at the start alone', manifests: manifests(1, 'updateMode: Initial') },
  ],
  mutations: [
    mutation('pods that nobody replaces', 'VerticalPodAutoscaler', ({ metadata, spec }, cluster) =>
      cluster.named('Deployment', metadata.namespace ?? '', spec?.targetRef?.name ?? '')?.spec?.replicas === 1
        ? ['Recreate', 'InPlaceOrRecreate', 'Auto'].map((to) => ({ field: 'spec.updatePolicy.updateMode', to }))
        : [],
    ),
    mutation('a replica count that is too low', 'VerticalPodAutoscaler', ({ spec }) =>
      spec?.updatePolicy?.updateMode === 'InPlaceOrRecreate'
        ? [{ field: 'spec.updatePolicy.minReplicas', to: 99 }]
        : [],
    ),
  ],
};
