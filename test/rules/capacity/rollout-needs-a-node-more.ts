import { mutation, type Proof } from '../proof.ts';

const config = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
managedNodeGroups: [{ name: general, instanceType: m5.large, desiredCapacity: 4 }]
---
`;

const pool = `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [m5.large] }]
---
`;

const deployment = (strategy: string, rule = 'required', key = 'kubernetes.io/hostname', app = 'web') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  strategy: { rollingUpdate: { ${strategy} } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web }]
      affinity:
        podAntiAffinity:
          ${rule}DuringSchedulingIgnoredDuringExecution:
            - ${rule === 'required' ? '' : 'weight: 1\n              podAffinityTerm: '}{ topologyKey: ${key}, labelSelector: { matchLabels: { app: ${app} } } }
---
`;

const autoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { minReplicas: 3, maxReplicas: 10, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;

const first = 'maxSurge: 1, maxUnavailable: 0';
const says = (count: string) => [
  `Deployment shop/web › spec.strategy.rollingUpdate: first adds a pod, and each of the ${count} that run has a node to itself › maxUnavailable 1 and maxSurge 0, or topologySpreadConstraints in place of what keeps pods apart`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'a node for each, and nobody says how many there are (corrections.md 21)',
      manifests: deployment(first) + autoscaler,
      says: says('3 to 10'),
    },
    { what: 'nodes that Karpenter makes', manifests: config + pool + deployment(first), says: says('3') },
    {
      what: 'a Rollout, whose new version stands beside the old one',
      manifests: `${deployment(first)}
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { replicas: 3, workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }, strategy: { blueGreen: { activeService: web } } }
`,
      says: [
        'Rollout shop/web › spec.strategy: first adds a pod, and each of the 3 that run has a node to itself › topologySpreadConstraints in place of what keeps pods apart',
      ],
    },
    {
      what: 'a share that rounds down to none',
      manifests: deployment('maxSurge: 25%, maxUnavailable: 25%'),
      says: says('3'),
    },
  ],
  accepted: [
    { what: 'a pod that goes first', manifests: deployment('maxSurge: 0, maxUnavailable: 1') },
    { what: 'nodes that are counted', manifests: config + deployment(first) },
    { what: 'a wish', manifests: deployment(first, 'preferred') },
    { what: 'a zone for each', manifests: deployment(first, 'required', 'topology.kubernetes.io/zone') },
    { what: 'pods of another kind', manifests: deployment(first, 'required', undefined, 'api') },
    { what: 'one pod', manifests: deployment(first).replace('replicas: 3', 'replicas: 1') },
  ],
  mutations: [
    mutation('a node for each', 'Deployment', ({ spec, metadata }, cluster) => {
      const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: spec?.selector };
      const pods = cluster.pods.find(({ owner }) => owner.metadata === metadata);
      const several = pods !== undefined && pods.replicas.max > 1 && pods.scaled.kind === 'Deployment';
      return several && cluster.of('NodePool').length > 0 && spec?.strategy?.rollingUpdate?.maxUnavailable === 0
        ? [
            {
              field: 'spec.template.spec.affinity',
              to: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
            },
          ]
        : [];
    }),
  ],
};
