import { mutation, type Proof } from '../proof.ts';

const config = (nodes: number) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
availabilityZones: [us-east-1a, us-east-1b, us-east-1c]
managedNodeGroups: [{ name: general, instanceType: m5.large, desiredCapacity: ${nodes} }]
---
`;

const pool = `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    metadata: { labels: { node-type: general } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [m5.large] }]
---
`;

const machine = `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/machine: '4 CPU, 8Gi' } }
spec: {}
---
`;

const selector = '{ matchLabels: { app: web } }';
const apart = (key: string) =>
  `, affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: ${key}, labelSelector: ${selector} }] } }`;
const host = 'kubernetes.io/hostname';
const zone = 'topology.kubernetes.io/zone';

const deployment = (
  cpu: string,
  more = '',
  strategy = '{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
  replicas = 3,
) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  selector: ${selector}
  strategy: ${strategy}
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, resources: { requests: { cpu: ${cpu} } } }]${more} }
---
`;

const autoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { minReplicas: 3, maxReplicas: 10, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
---
`;

const needed =
  'maxUnavailable 1 and maxSurge 0, or topologySpreadConstraints in place of what keeps pods apart, or more nodes';
const says = (is: string) => [`Deployment shop/web › spec.strategy.rollingUpdate: ${is} › ${needed}`];

export const proof: Proof = {
  refused: [
    {
      what: 'a node for each replica, and none for one more (corrections.md 21)',
      manifests: config(3) + deployment('250m', apart(host)) + autoscaler,
      says: says('first adds a pod to the 3 that run, and every node already runs one of them'),
    },
    {
      what: 'nodes that are full',
      manifests: config(3) + deployment('1'),
      says: says('first adds a pod to the 3 that run, and no node has room for another'),
    },
    {
      what: 'a share that rounds down to none',
      manifests: config(3) + deployment('1', '', '{ rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }'),
      says: says('first adds a pod to the 3 that run, and no node has room for another'),
    },
    {
      what: 'one machine, on which no two of them can be',
      manifests: machine + deployment('250m', apart(host), undefined, 1),
      says: says('first adds a pod to the 1 that run, and every node already runs one of them'),
    },
    {
      what: 'a zone for each, of which no more can be made',
      manifests: config(2) + pool + deployment('250m', `, nodeSelector: { node-type: general }${apart(zone)}`),
      says: says('first adds a pod to the 3 that run, and each of the 3 zones has one of them'),
    },
  ],
  accepted: [
    {
      what: 'one node more',
      manifests: config(4) + deployment('250m', apart(host)) + deployment('1').replaceAll('web', 'api'),
    },
    {
      what: 'a pod that goes first',
      manifests: config(3) + deployment('250m', apart(host), '{ rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }'),
    },
    { what: 'all at once', manifests: config(3) + deployment('1', '', '{ type: Recreate }') },
    {
      what: 'four replicas, of which one may go',
      manifests: config(4) + deployment('1', '', '{ rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }', 4),
    },
    { what: 'nodes that Karpenter makes', manifests: config(1) + pool + deployment('1', apart(host)) },
    {
      what: 'a rule for pods of another kind',
      manifests: config(3) + deployment('250m', apart(host).replace('app: web', 'app: api')),
    },
    { what: 'NodePools alone', manifests: pool + deployment('1', apart(zone), undefined, 9) },
  ],
  mutations: [
    mutation('the one machine, and a rule that keeps pods apart', 'Deployment', ({ spec }, { environment }) => {
      const term = { topologyKey: host, labelSelector: spec?.selector };
      const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
      return environment === 'dev' ? [{ field: 'spec.template.spec.affinity', to: affinity }] : [];
    }),
    mutation(
      'as many replicas as zones, and a rule that keeps pods out of a zone',
      'Deployment',
      ({ spec, metadata }, cluster) => {
        const term = { topologyKey: zone, labelSelector: spec?.selector };
        const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
        const pods = cluster.pods.find(({ owner }) => owner.metadata === metadata);
        const fixed = spec?.strategy?.rollingUpdate?.maxUnavailable === 0;
        const many = (pods?.replicas.min ?? 0) >= 4;
        return cluster.environment === 'production' && fixed && many
          ? [{ field: 'spec.template.spec.affinity', to: affinity }]
          : [];
      },
    ),
  ],
};
