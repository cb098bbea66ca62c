import { mutation, type Proof } from '../proof.ts';

const config = (groups: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
availabilityZones: [us-east-1a, us-east-1b, us-east-1c]
managedNodeGroups: [${groups}]
---
`;

const system = '{ name: system, instanceType: t3.large, desiredCapacity: 2, labels: { for: system } }';

const pool = (types: string, limits: string) => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  limits: { ${limits} }
  template:
    metadata: { labels: { node-type: general } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [${types}] }]
---
`;

const deployment = (name: string, requests: string, replicas: number, more = '', pods = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  ${more}
  template:
    metadata: { labels: { app: ${name} } }
    spec: { nodeSelector: { node-type: general }, containers: [{ name: web, resources: { requests: { ${requests} } } }]${pods} }
---
`;

const surge = 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';
const none = 'strategy: { type: Recreate }';
const selector = '{ matchLabels: { app: web } }';
const apart = `, affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: ${selector} }] } }`;
const spread = (key: string) =>
  `, topologySpreadConstraints: [{ maxSkew: 1, topologyKey: ${key}, whenUnsatisfiable: DoNotSchedule, labelSelector: ${selector} }]`;

const autoscaler = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: cluster-autoscaler, namespace: argocd }
spec: { project: default, destination: {}, source: { repoURL: 'https://kubernetes.github.io/autoscaler', chart: cluster-autoscaler } }
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'one node more for the surge of a rollout',
      manifests: config(system) + pool('m5.xlarge', 'cpu: 12, memory: 48Gi') + deployment('web', 'cpu: 3', 3, surge),
      says: [
        "NodePool general › spec.limits.cpu: 12 CPU, and at most its pods need 4 x m5.xlarge, which are 16 CPU › at least '16'",
        "NodePool general › spec.limits.memory: 48 GiB, and at most its pods need 4 x m5.xlarge, which are 64 GiB › at least '64Gi'",
      ],
    },
    {
      what: 'GPUs for all workers',
      manifests:
        config(system) + pool('g6.2xlarge', 'nvidia.com/gpu: 3') + deployment('web', 'nvidia.com/gpu: 1', 4, none),
      says: [
        "NodePool general › spec.limits['nvidia.com/gpu']: 3 GPUs, and at most its pods need 4 x g6.2xlarge, which are 4 GPUs › at least '4'",
      ],
    },
    {
      what: 'nodes as large as the pool allows, and the last as small as it can be',
      manifests: config(system) + pool('m5.large, m5.2xlarge', 'cpu: 17') + deployment('web', 'cpu: 1500m', 11, none),
      says: [
        "NodePool general › spec.limits.cpu: 17 CPU, and at most its pods need 2 x m5.2xlarge + 1 x m5.large, which are 18 CPU › at least '18'",
      ],
    },
    {
      what: 'a node for each pod that keeps apart, and a zone for each that is spread',
      manifests:
        config(system) +
        pool('m5.large', 'cpu: 7') +
        deployment('web', 'cpu: 100m', 4, none, apart) +
        deployment('api', 'cpu: 1', 6, none, spread('topology.kubernetes.io/zone').replaceAll('app: web', 'app: api')),
      says: [
        "NodePool general › spec.limits.cpu: 7 CPU, and at most its pods need 6 x m5.large, which are 12 CPU › at least '12'",
      ],
    },
    {
      what: 'one pod more than zones, and a node for each',
      manifests:
        config(system) +
        pool('m5.2xlarge', 'cpu: 31') +
        deployment('web', 'cpu: 100m', 4, none, apart + spread('topology.kubernetes.io/zone')),
      says: [
        "NodePool general › spec.limits.cpu: 31 CPU, and at most its pods need 4 x m5.2xlarge, which are 32 CPU › at least '32'",
      ],
    },
    {
      what: 'places that a node has too few of',
      manifests: config(system) + pool('m5.large', 'cpu: 2') + deployment('web', 'cpu: 1m', 26, none),
      says: [
        "NodePool general › spec.limits.cpu: 2 CPU, and at most its pods need 2 x m5.large, which are 4 CPU › at least '4'",
      ],
    },
    {
      what: 'a node group at its largest (corrections.md 3)',
      manifests:
        config(
          '{ name: general, instanceType: m5.large, desiredCapacity: 2, maxSize: 10, labels: { node-type: general } }',
        ) +
        autoscaler +
        deployment('web', 'cpu: 1', 13, none),
      says: [
        'ClusterConfig shop › managedNodeGroups[0].maxSize: 10, and at most its pods need 13 x m5.large › at least 13',
      ],
    },
    {
      what: 'a node group that nothing makes larger',
      manifests:
        config(
          '{ name: general, instanceType: m5.large, desiredCapacity: 2, maxSize: 10, labels: { node-type: general } }',
        ) + deployment('web', 'cpu: 1', 3, none),
      says: [
        'ClusterConfig shop › managedNodeGroups[0].desiredCapacity: 2, and at most its pods need 3 x m5.large › at least 3',
      ],
    },
  ],
  accepted: [
    {
      what: 'exactly as many nodes as there may be',
      manifests: config(system) + pool('m5.xlarge', 'cpu: 16, memory: 64Gi') + deployment('web', 'cpu: 3', 3, surge),
    },
    {
      what: 'small pods beside large ones',
      manifests:
        config(system) +
        pool('m5.xlarge', 'cpu: 8') +
        deployment('web', 'cpu: 3', 2, none) +
        deployment('api', 'cpu: 100m', 10, none),
    },
    {
      what: 'pods that share a node, two at most',
      manifests:
        config(system) +
        pool('m5.large', 'cpu: 4') +
        deployment('web', 'cpu: 100m', 4, none, spread('kubernetes.io/hostname').replace('maxSkew: 1', 'maxSkew: 2')),
    },
    {
      what: 'a pool without limits, and types of which nothing is known',
      manifests: config(system) + pool('m5.large', '') + pool('x99.huge', 'cpu: 1') + deployment('web', 'cpu: 1', 99),
    },
    {
      what: 'a node group that grows',
      manifests:
        config('{ name: general, instanceType: m5.large, maxSize: 13, labels: { node-type: general } }') +
        autoscaler +
        deployment('web', 'cpu: 1', 13, surge),
    },
    {
      what: 'a node group that grows, by one of several sources',
      manifests:
        config('{ name: general, instanceType: m5.large, maxSize: 13, labels: { node-type: general } }') +
        autoscaler.replace(
          /source: (.*) }/,
          "sources: [$1, { repoURL: 'https://git.example/values', ref: values }] }",
        ) +
        deployment('web', 'cpu: 1', 13, surge),
    },
    {
      what: 'a limit that cannot be read',
      manifests: config(system) + pool('m5.large', 'cpu: many') + deployment('web', 'cpu: 1', 9),
    },
  ],
  mutations: [
    mutation('a pool of one CPU or one GiB', 'NodePool', (pool, { pods, environment }) =>
      environment === 'production' && pods.some(({ spec }) => spec.nodeSelector?.['node-type'] === pool.metadata.name)
        ? [
            { field: 'spec.limits.cpu', to: '1' },
            { field: 'spec.limits.memory', to: '1Gi' },
          ]
        : [],
    ),
    mutation(
      'an autoscaler that may go a hundred times higher',
      'HorizontalPodAutoscaler',
      ({ spec }, { environment }) =>
        environment === 'production' ? [{ field: 'spec.maxReplicas', to: 100 * (spec?.maxReplicas ?? 1) }] : [],
    ),
    mutation('many more Ray workers', 'RayCluster', (_, { environment }) =>
      environment === 'production' ? [{ field: 'spec.workerGroupSpecs[0].maxReplicas', to: 13 }] : [],
    ),
  ],
};
