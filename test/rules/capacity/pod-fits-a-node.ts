import { mutation, type Proof } from '../proof.ts';

const config = (groups: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
availabilityZones: [us-east-1a, us-east-1b]
managedNodeGroups: [${groups}]
---
`;

const system =
  '{ name: system, instanceType: m5.large, desiredCapacity: 2, taints: [{ key: only, value: system, effect: NoSchedule }] }';

const pool = (types: string, more = '', requirements = '') => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    metadata: { labels: { node-type: general } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [${types}] }${requirements}]
      ${more}
---
`;

const deployment = (requests: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: side }, { name: web, resources: { requests: { ${requests} } } }]${more} }
---
`;

const affinity = (terms: string) =>
  `, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [${terms}] } } }`;

const web = 'Deployment shop/web › spec.template.spec';
const cpu = `${web}.containers[1].resources.requests.cpu`;

export const proof: Proof = {
  refused: [
    {
      what: 'two CPUs on a node with two, of which the kubelet and DaemonSets take a part (corrections.md 2)',
      manifests: config('{ name: general, instanceType: m5.large }') + deployment('cpu: 2000m'),
      says: [
        `${cpu}: fits no node: general has 1.75 CPU of the 2 CPU that it asks for (m5.large) › at most 1.75 CPU, which m5.large has for pods, or a larger node in general`,
      ],
    },
    {
      what: 'an affinity for a label where there is only a taint (corrections.md 4)',
      manifests:
        config(
          '{ name: agents, instanceType: t3.large, labels: { NodeGroup: agents }, taints: [{ key: i2s.studio/node-type, value: agents, effect: NoSchedule }] }',
        ) +
        deployment(
          'cpu: 250m',
          ', tolerations: [{ key: i2s.studio/node-type, value: agents }]' +
            affinity('{ matchExpressions: [{ key: i2s.studio/node-type, operator: In, values: [agents] }] }'),
        ),
      says: [
        `${web}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution: fits no node: agents lacks i2s.studio/node-type=agents › what the labels of a pool meet: none has i2s.studio/node-type`,
      ],
    },
    {
      what: 'a toleration of another taint (corrections.md 5)',
      manifests:
        config(
          '{ name: critical, instanceType: m5.xlarge, labels: { tier: critical }, taints: [{ key: i2s.studio/tier, value: critical, effect: NoSchedule }] }',
        ) +
        pool('m5.large') +
        deployment(
          'cpu: 250m',
          ', nodeSelector: { tier: critical }, tolerations: [{ key: i2s.studio/node-type, value: agents }]',
        ),
      says: [
        `${web}.tolerations: fits no node: critical is tainted i2s.studio/tier=critical:NoSchedule; general lacks tier=critical › a toleration of i2s.studio/tier=critical:NoSchedule`,
      ],
    },
    {
      what: 'a label that no pool has',
      manifests: config(system) + pool('m5.large') + deployment('cpu: 250m', ', nodeSelector: { node-type: genral }'),
      says: [
        `${web}.nodeSelector['node-type']: fits no node: system lacks node-type=genral; general lacks node-type=genral › what the labels of a pool meet: node-type=general`,
      ],
    },
    {
      what: 'a GPU where there is none, and a pool of which no node can be made (corrections.md 1)',
      manifests:
        config(system) +
        pool('p3.2xlarge') +
        pool('m5.xlarge').replace('{ name: general }', '{ name: cpu }') +
        deployment('nvidia.com/gpu: 1'),
      says: [
        `${web}.containers[1].resources.requests['nvidia.com/gpu']: fits no node: cpu has 0 GPUs of the 1 GPU that it asks for (m5.xlarge); system is tainted only=system:NoSchedule; general has no instance type that can be had › at most 0 GPUs, which m5.xlarge has for pods, or a larger node in cpu`,
      ],
    },
    {
      what: 'more disk than the default volume of a node has',
      manifests: config(system) + pool('m5.large') + deployment('ephemeral-storage: 18Gi'),
      says: [
        `${web}.containers[1].resources.requests['ephemeral-storage']: fits no node: general has 17 GiB of disk of the 18 GiB of disk that it asks for (m5.large); system is tainted only=system:NoSchedule › at most 17 GiB of disk, which m5.large has for pods, or a larger node in general`,
      ],
    },
    {
      what: 'a PostgreSQL instance that no machine of a developer has room for',
      manifests: `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/machine: '4 CPU, 8Gi' } }
spec: {}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi }, resources: { requests: { memory: 9Gi } } }
`,
      says: [
        'Cluster shop/database › spec.resources.requests.memory: fits no node: the machine has 8 GiB of the 9 GiB that it asks for (the machine) › at most 8 GiB, which the machine has for pods, or a larger node in the machine',
      ],
    },
  ],
  accepted: [
    {
      what: 'just what a node has for pods',
      manifests: config('{ name: general, instanceType: m5.large }') + deployment('cpu: 1750m'),
    },
    {
      what: 'as much memory, however many pods the node may have',
      manifests:
        config('{ name: general, instanceType: m5.large, maxPodsPerNode: 110 }') + deployment('memory: 6600Mi'),
    },
    {
      what: 'old names of labels',
      manifests:
        config('{ name: general, instanceType: m5.large }') +
        deployment(
          'cpu: 1',
          ', nodeSelector: { beta.kubernetes.io/os: linux, beta.kubernetes.io/arch: amd64, failure-domain.beta.kubernetes.io/zone: us-east-1b }',
        ),
    },
    {
      what: 'Windows',
      manifests:
        config('{ name: general, instanceType: m5.large, amiFamily: WindowsServer2022CoreContainer }') +
        deployment('cpu: 1', ', nodeSelector: { kubernetes.io/os: windows }'),
    },
    {
      what: 'what is found on a node with a GPU',
      manifests:
        config('{ name: general, instanceType: g6.2xlarge }') +
        deployment('nvidia.com/gpu: 1', ', nodeSelector: { nvidia.com/gpu.present: "true" }'),
    },
    {
      what: 'the disks of the instance',
      manifests: `${config(system)}${pool('g6.2xlarge')}apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: general }
spec: { instanceStorePolicy: RAID0 }
---
${deployment('ephemeral-storage: 200Gi')}`,
    },
    {
      what: 'one of two terms, and every operator',
      manifests:
        config(system) +
        pool('m5.large, m5.2xlarge') +
        deployment(
          'cpu: 7',
          affinity(
            '{ matchExpressions: [{ key: none, operator: Exists }] }, { matchExpressions: [{ key: node-type, operator: NotIn, values: [gpu] }, { key: karpenter.k8s.aws/instance-cpu, operator: Gt, values: ["4"] }, { key: karpenter.k8s.aws/instance-cpu, operator: Lt, values: ["16"] }, { key: kubernetes.io/arch, operator: In, values: [amd64] }, { key: none, operator: DoesNotExist }, { key: karpenter.k8s.aws/instance-network-bandwidth, operator: Gt, values: ["1"] }] }',
          ),
        ),
    },
    {
      what: 'tolerations of a key with any value, and of everything',
      manifests:
        config(system) +
        deployment('cpu: 1', ', tolerations: [{ key: only, operator: Exists }]') +
        deployment('cpu: 1', ', tolerations: [{ operator: Exists }]'),
    },
    {
      what: 'a label that pods choose the value of',
      manifests:
        config(system) +
        pool('m5.large', '', ', { key: team, operator: Exists }') +
        deployment('cpu: 1', ', nodeSelector: { team: a }'),
    },
    {
      what: 'instance types that eksctl chooses',
      manifests: config('{ name: general, instanceSelector: { vCPUs: 64 } }') + deployment('cpu: 60'),
    },
    {
      what: 'an instance type of which nothing is known',
      manifests: config(system) + pool('x99.huge') + deployment('cpu: 100'),
    },
    {
      what: 'NodePools alone, which may have node groups beside them',
      manifests: pool('m5.large') + deployment('cpu: 100'),
    },
    {
      what: 'a cluster that makes nodes by itself',
      manifests:
        config(system).replace('managedNodeGroups', 'autoModeConfig: { enabled: true }\nmanagedNodeGroups') +
        deployment('cpu: 100'),
    },
    {
      what: 'no replicas',
      manifests: config(system) + deployment('cpu: 100').replace('selector:', 'replicas: 0\n  selector:'),
    },
    { what: 'no nodes at all', manifests: deployment('cpu: 100') },
  ],
  mutations: [
    mutation('a Deployment that asks for too much', 'Deployment', ({ spec }, { environment }) =>
      // Of the disk of a machine nobody says anything.
      ['cpu', 'memory', 'nvidia.com/gpu', ...(environment === 'dev' ? [] : ['ephemeral-storage'])].map((name) => ({
        field: 'spec.template.spec.containers[0].resources',
        to: { ...spec?.template?.spec?.containers?.[0]?.resources, requests: { [name]: '90Ti' } },
      })),
    ),
    mutation('a Deployment that looks for another label', 'Deployment', () => [
      { field: "spec.template.spec.nodeSelector['node-type']", to: 'none' },
    ]),
    mutation('a Deployment that tolerates nothing', 'Deployment', ({ spec }) =>
      spec?.template?.spec?.tolerations === undefined
        ? []
        : [{ field: 'spec.template.spec.tolerations', to: undefined }],
    ),
    mutation('a NodePool with another label', 'NodePool', ({ metadata: { name } }, { pods }) =>
      pods.some(({ spec }) => spec.nodeSelector?.['node-type'] === name)
        ? [{ field: "spec.template.metadata.labels['node-type']", to: 'other' }]
        : [],
    ),
    mutation('a NodePool of nodes that are too small', 'NodePool', ({ metadata: { name } }, cluster) =>
      name === 'gpu' && cluster.of('RayCluster').length > 0
        ? [{ field: 'spec.template.spec.requirements[2].values', to: ['m5.2xlarge'] }]
        : [],
    ),
  ],
};
