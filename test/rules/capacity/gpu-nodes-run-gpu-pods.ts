import { mutation, type Proof } from '../proof.ts';

const pool = (name: string, type: string) => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: ${name} }
spec:
  template:
    metadata: { labels: { node-type: ${name} } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: ${name} }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [${type}] }]
---
`;

const workers = (kind: string, gpus: string, selector = 'nodeSelector: { node-type: gpu }, ') => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: workers, namespace: shop }
spec:
  selector: { matchLabels: { app: workers } }
  template:
    metadata: { labels: { app: workers } }
    spec: { ${selector}containers: [{ name: worker, resources: { limits: { ${gpus} } } }] }
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a worker on GPU nodes without a GPU (corrections.md 35)',
      manifests: pool('gpu', 'g6.2xlarge, g6e.2xlarge') + pool('general', 'm5.large') + workers('Deployment', 'cpu: 4'),
      says: [
        "Deployment shop/workers › spec.template.spec.containers[0].resources.limits['nvidia.com/gpu']: none, and it runs on the nodes of gpu alone, which have GPUs › '1', or another pool",
      ],
    },
  ],
  accepted: [
    { what: 'a GPU', manifests: pool('gpu', 'g6.2xlarge') + workers('Deployment', 'nvidia.com/gpu: 1') },
    {
      what: 'another pool',
      manifests: pool('gpu', 'g6.2xlarge') + pool('general', 'm5.large') + workers('Deployment', 'cpu: 1', ''),
    },
    {
      what: 'a pool with both kinds of nodes',
      manifests: pool('gpu', 'g6.2xlarge, m5.large') + workers('Deployment', 'cpu: 1'),
    },
    {
      what: 'a node group that nobody shows',
      manifests: pool('gpu', 'g6.2xlarge') + workers('Deployment', 'cpu: 1', ''),
    },
    {
      what: 'a pool of other types',
      manifests:
        pool('gpu', 'g6.2xlarge') +
        pool('general', 'x9.huge') +
        workers('Deployment', 'cpu: 1', 'nodeSelector: { kubernetes.io/os: linux }, '),
    },
    { what: 'a DaemonSet', manifests: pool('gpu', 'g6.2xlarge') + workers('DaemonSet', 'cpu: 1') },
  ],
  mutations: [
    mutation('Ray workers without their GPU', 'RayCluster', ({ spec }) =>
      spec?.workerGroupSpecs?.[0]?.template?.spec?.nodeSelector?.['node-type'] === 'gpu'
        ? [{ field: 'spec.workerGroupSpecs[0].template.spec.containers[0].resources', to: { limits: { cpu: '1' } } }]
        : [],
    ),
  ],
};
