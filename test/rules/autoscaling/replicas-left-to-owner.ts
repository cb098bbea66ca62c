import { mutation, type Proof } from '../proof.ts';

const deployment = (replicas: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { ${replicas} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
`;
const hpa = `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;
const rollout = (replicas: string, scaleDown = '') => `
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { ${replicas} workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web${scaleDown} } }
`;
const ray = (autoscaling: boolean) => `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: ray, namespace: shop }
spec:
  enableInTreeAutoscaling: ${autoscaling}
  headGroupSpec: { template: { spec: { containers: [] } } }
  workerGroupSpecs: [{ groupName: gpu, minReplicas: 1, maxReplicas: 4, replicas: 2, template: { spec: { containers: [] } } }]
`;

const application = `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { project: default, source: { path: k8s } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a count that an HPA moves',
      manifests: deployment('replicas: 3,') + hpa,
      says: ['Deployment shop/web › spec.replicas: 3, which HorizontalPodAutoscaler web decides › no replicas'],
    },
    {
      what: 'a count of what a Rollout rolls out',
      manifests: deployment('replicas: 3,') + rollout('replicas: 2,'),
      says: [
        'Deployment shop/web › spec.replicas: 3, which Rollout web decides › 0, or no replicas and scaleDown: onsuccess',
      ],
    },
    {
      what: 'a count of what a Rollout scales down',
      manifests: deployment('replicas: 3,') + rollout('replicas: 2,', ', scaleDown: onsuccess'),
      says: ['Deployment shop/web › spec.replicas: 3, which Rollout web decides › no replicas'],
    },
    {
      what: 'no count of what nobody scales down',
      manifests: deployment('') + rollout('replicas: 2,'),
      says: [
        "Deployment shop/web › spec.replicas: missing, which is 1, and Rollout web scales nothing down › 0, or scaleDown: onsuccess in the Rollout's workloadRef",
      ],
    },
    {
      what: 'workers that Ray scales',
      manifests: ray(true) + application,
      says: [
        "RayCluster shop/ray › spec.workerGroupSpecs[0].replicas: 2, which Ray's autoscaler decides › no replicas",
      ],
    },
  ],
  accepted: [
    { what: 'no count', manifests: deployment('') + hpa + rollout('') },
    {
      what: 'none of the Deployment, all of the Rollout',
      manifests: deployment('replicas: 0,') + rollout('replicas: 2,'),
    },
    {
      what: 'no count of what the Rollout scales down',
      manifests: deployment('') + rollout('replicas: 2,', ', scaleDown: progressively'),
    },
    { what: 'workers that nobody scales', manifests: ray(false) + application },
    { what: 'workers that Ray scales, where nothing applies their count again', manifests: ray(true) },
  ],
  mutations: [
    mutation('a count of what is scaled or rolled out', 'Deployment', ({ spec }) =>
      spec?.replicas === undefined ? [{ field: 'spec.replicas', to: 2 }] : [],
    ),
    mutation('a count of a Rollout', 'Rollout', ({ spec }) =>
      spec?.replicas === undefined ? [{ field: 'spec.replicas', to: 2 }] : [],
    ),
    mutation('a count of workers', 'RayCluster', ({ spec }) =>
      spec?.enableInTreeAutoscaling === true
        ? (spec.workerGroupSpecs ?? []).map((_, index) => ({
            field: `spec.workerGroupSpecs[${index}].replicas`,
            to: 1,
          }))
        : [],
    ),
  ],
};
