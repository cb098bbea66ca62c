import { mutation, type Proof } from '../proof.ts';

const machine = (size: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/machine: '${size}' } }
spec: {}
---
`;

const kind = `
apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
name: shop
---
`;

const pods = (kindOf: 'Deployment' | 'Job' | 'DaemonSet', name: string, cpu: string) => `
apiVersion: ${kindOf === 'Job' ? 'batch/v1' : 'apps/v1'}
kind: ${kindOf}
metadata: { name: ${name}, namespace: shop }
spec:
  ${kindOf === 'Job' ? '' : `selector: { matchLabels: { app: ${name} } }`}
  template:
    metadata: { labels: { app: ${name} } }
    spec: { ${kindOf === 'Job' ? 'restartPolicy: Never, ' : ''}containers: [{ name: web, resources: { requests: { cpu: ${cpu}, memory: 1Gi } } }] }
---
`;

const istiod = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istiod, namespace: argocd }
spec:
  project: default
  destination: {}
  source:
    repoURL: https://blob.istio.io/istio-release/charts
    chart: istiod
    helm: { valuesObject: { autoscaleEnabled: false, autoscaleMin: 3, resources: { requests: { cpu: 1, memory: 1Gi } } } }
---
`;

const says = (is: string, needed: string) => [
  `AppProject argocd/shop › metadata.annotations['strata.dev/machine']: ${is} › smaller requests in this environment, or a machine with ${needed}`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'what kind itself takes, and a job',
      manifests: machine('4 CPU, 8Gi') + kind + pods('Deployment', 'web', '3') + pods('Job', 'schema', '200m'),
      says: says(
        '4 CPU and 8 GiB, and at least 4.15 CPU and 2.3 GiB are asked for, 0.95 CPU and 290 MiB of it by the platform',
        '5 CPU and 3 GiB',
      ),
    },
    {
      what: 'what k3s takes, and a chart by its values',
      manifests: machine('4 CPU, 4Gi') + istiod + pods('Deployment', 'web', '1').replace('1Gi', '1600Mi'),
      says: says(
        '4 CPU and 4 GiB, and at least 2.4 CPU and 4.1 GiB are asked for, 1.4 CPU and 2.6 GiB of it by the platform',
        '3 CPU and 5 GiB',
      ),
    },
  ],
  accepted: [
    { what: 'just as much as there is', manifests: machine('4 CPU, 8Gi') + kind + pods('Deployment', 'web', '3') },
    {
      what: 'a machine of which the size is not written so',
      manifests: machine('a large one') + kind + pods('Deployment', 'web', '99'),
    },
    { what: 'no machine', manifests: kind + pods('Deployment', 'web', '99') },
  ],
  mutations: [
    mutation('a smaller machine', 'AppProject', ({ metadata: { annotations } }) =>
      annotations?.['strata.dev/machine'] === undefined
        ? []
        : ['1 CPU, 8Gi', '4 CPU, 2Gi'].map((to) => ({ field: "metadata.annotations['strata.dev/machine']", to })),
    ),
    mutation('many more replicas', 'Deployment', (_, { environment }) =>
      environment === 'dev' ? [{ field: 'spec.replicas', to: 200 }] : [],
    ),
  ],
};
