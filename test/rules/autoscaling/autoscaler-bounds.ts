import { mutation, type Proof } from '../proof.ts';

const hpa = (bounds: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { ${bounds}, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;
const scaled = (bounds: string) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { ${bounds}, scaleTargetRef: { name: web }, triggers: [{ type: kafka, metadata: {} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a maximum below the minimum',
      manifests: hpa('minReplicas: 5, maxReplicas: 4'),
      says: ['HorizontalPodAutoscaler shop/web › spec.maxReplicas: 4, below the minimum 5 › more than 5'],
    },
    {
      what: 'a maximum at the minimum that is left out',
      manifests: hpa('maxReplicas: 1'),
      says: ['HorizontalPodAutoscaler shop/web › spec.maxReplicas: 1, the minimum too › more than 1, or no autoscaler'],
    },
    {
      what: 'nothing at least',
      manifests: hpa('minReplicas: 0, maxReplicas: 4'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.minReplicas: 0 › at least 1, or a ScaledObject, which scales to 0',
      ],
    },
    {
      what: 'an idle count at the minimum',
      manifests: scaled('idleReplicaCount: 2, minReplicaCount: 2, maxReplicaCount: 2'),
      says: ['ScaledObject shop/web › spec.idleReplicaCount: 2, not below the minimum 2 › less than minReplicaCount'],
    },
    {
      what: 'workers of Ray',
      manifests: `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: ray, namespace: shop }
spec:
  headGroupSpec: { template: { spec: { containers: [] } } }
  workerGroupSpecs: [{ groupName: gpu, minReplicas: 3, maxReplicas: 2, template: { spec: { containers: [] } } }]
`,
      says: ['RayCluster shop/ray › spec.workerGroupSpecs[0].maxReplicas: 2, below the minimum 3 › at least 3'],
    },
  ],
  accepted: [
    { what: 'one more than the minimum', manifests: hpa('minReplicas: 1, maxReplicas: 2') },
    { what: 'from nothing to one', manifests: scaled('maxReplicaCount: 1') },
    {
      what: 'from nothing to three',
      manifests: scaled('idleReplicaCount: 0, minReplicaCount: 3, maxReplicaCount: 3'),
    },
  ],
  mutations: [
    mutation('a maximum below the minimum', 'HorizontalPodAutoscaler', () => [
      { field: 'spec.maxReplicas', to: 1 },
      { field: 'spec.minReplicas', to: 0 },
      { field: 'spec.minReplicas', to: 500 },
    ]),
    mutation('a maximum at the minimum, for KEDA', 'ScaledObject', ({ spec }) => [
      { field: 'spec.maxReplicaCount', to: spec?.minReplicaCount },
      { field: 'spec.idleReplicaCount', to: spec?.minReplicaCount },
    ]),
    mutation('workers of Ray', 'RayCluster', () => [{ field: 'spec.workerGroupSpecs[0].minReplicas', to: 500 }]),
  ],
};
