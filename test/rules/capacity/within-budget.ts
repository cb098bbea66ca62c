import { mutation, type Proof } from '../proof.ts';

const project = (budget: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/monthly-budget: ${budget} } }
spec: {}
---
`;

const config = (group: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
managedNodeGroups: [${group}]
---
`;

const gpu = '{ name: gpu, instanceType: g6.2xlarge, desiredCapacity: 4 }';

const pool = (capacity: string) => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    metadata: { labels: { node-type: general } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements:
        - { key: karpenter.sh/capacity-type, operator: In, values: [${capacity}] }
        - { key: node.kubernetes.io/instance-type, operator: In, values: [m5.xlarge] }
---
`;

const ray = `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: ray, namespace: shop }
spec:
  enableInTreeAutoscaling: true
  headGroupSpec:
    rayStartParams: {}
    template: { spec: { nodeSelector: { alpha.eksctl.io/nodegroup-name: system }, containers: [{ name: head }] } }
  workerGroupSpecs:
    - groupName: workers
      minReplicas: 1
      maxReplicas: 8
      rayStartParams: {}
      template: { spec: { nodeSelector: { node-type: general }, containers: [{ name: worker, resources: { requests: { cpu: 3 } } }] } }
---
`;

const needed = 'fewer or smaller nodes, or a budget for these and for the data services, which come on top';
const says = (is: string) => [
  `AppProject argocd/shop › metadata.annotations['strata.dev/monthly-budget']: ${is} › ${needed}`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'four GPU nodes (corrections.md 97)',
      manifests: project('2900 USD') + config(gpu),
      says: says('2,900 USD a month, and 4 nodes alone are 2,928 USD: (4 x g6.2xlarge 0.9776 + EKS 0.1) x 730 hours'),
    },
    {
      what: 'the middle of what Ray may have, on spot nodes',
      manifests:
        project('1 USD') +
        config('{ name: system, instanceType: t3.medium, desiredCapacity: 1 }') +
        pool('spot, on-demand') +
        ray,
      says: says(
        '1 USD a month, and 5 nodes alone are 300 USD: (4 x m5.xlarge 0.0672 + 1 x t3.medium 0.0416 + EKS 0.1) x 730 hours',
      ),
    },
  ],
  accepted: [
    { what: 'a budget that holds them', manifests: project('2930 USD') + config(gpu) },
    {
      what: 'a type without a known price',
      manifests: project('1 USD') + config(gpu.replace('g6.2xlarge', 'x99.huge')),
    },
    { what: 'no nodes, and a budget in another currency', manifests: project('1 USD') + project('1 EUR') },
  ],
  mutations: [
    mutation('a budget of a dollar', 'AppProject', ({ metadata: { annotations } }) =>
      annotations?.['strata.dev/monthly-budget'] === undefined
        ? []
        : [{ field: "metadata.annotations['strata.dev/monthly-budget']", to: '1 USD' }],
    ),
    mutation('many more system nodes', 'ClusterConfig', (_, cluster) =>
      cluster.of('AppProject').some(({ metadata }) => metadata.annotations?.['strata.dev/monthly-budget'] !== undefined)
        ? [{ field: 'managedNodeGroups[0].desiredCapacity', to: 200 }]
        : [],
    ),
  ],
};
