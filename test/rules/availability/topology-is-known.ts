import { mutation, type Proof } from '../proof.ts';

const web = (key: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: []
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: ${key}, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]
`;
const apart = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: []
      affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: host, labelSelector: { matchLabels: { app: web } } } }] } }
`;
const pool = (label: string) => `
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec: { template: { metadata: { labels: { ${label}: a } }, spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }, requirements: [] } } }
`;
const field = 'spec.template.spec.topologySpreadConstraints[0].topologyKey';

export const proof: Proof = {
  refused: [
    {
      what: 'a label that is misspelt',
      manifests: web('topology.kubernetes.io/zones'),
      says: [
        `Deployment shop/web › ${field}: topology.kubernetes.io/zones, a label that no node bears › topology.kubernetes.io/zone`,
      ],
    },
    {
      what: 'a label that no pool gives its nodes',
      manifests: apart + pool('rack'),
      says: [
        'Deployment shop/web › spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey: host, a label that no node bears › kubernetes.io/hostname | topology.kubernetes.io/zone',
      ],
    },
  ],
  accepted: [
    { what: 'a zone', manifests: web('topology.kubernetes.io/zone') },
    { what: 'what a pool gives its nodes', manifests: web('rack') + pool('rack') },
    { what: 'what others may give nodes', manifests: web('topology.ebs.csi.aws.com/zone') + pool('rack') },
    { what: 'nodes that are not known', manifests: web('rack') },
  ],
  mutations: [
    mutation('another topology', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.topologySpreadConstraints ?? []).map((_, index) => ({
        field: `spec.template.spec.topologySpreadConstraints[${index}].topologyKey`,
        to: 'kubernetes.io/host',
      })),
    ),
  ],
};
