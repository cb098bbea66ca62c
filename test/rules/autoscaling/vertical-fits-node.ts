import { mutation, type Proof } from '../proof.ts';

const manifests = (cpu: string, memory: string, types = '[m5.large, m5.xlarge]', pod = '') => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    metadata: { labels: { node-type: general } }
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: ${types} }]
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: large }
spec:
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: large }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [m5.2xlarge] }]
      taints: [{ key: large, value: "true", effect: NoSchedule }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web }, { name: log, resources: { requests: { cpu: 100m, memory: 1Gi } } }]
      ${pod}
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  resourcePolicy:
    containerPolicies:
      - { containerName: web, maxAllowed: { cpu: ${cpu}, memory: ${memory} } }
      - { containerName: log, mode: "Off" }
`;
const at = 'VerticalPodAutoscaler shop/web › spec.resourcePolicy.containerPolicies[0].maxAllowed';

export const proof: Proof = {
  refused: [
    {
      what: 'all containers together, on nodes without the taint',
      manifests: manifests('3900m', '13Gi'),
      says: [
        `${at}.cpu: 4 CPU for a pod, and the largest node, m5.xlarge, has 3.92 CPU for pods › less, or a larger node`,
        `${at}.memory: 14 GiB for a pod, and the largest node, m5.xlarge, has 13.8 GiB for pods › less, or a larger node`,
      ],
    },
    {
      what: 'the node pool of the selector',
      manifests: manifests('2', '1Gi', '[m5.large]', 'nodeSelector: { node-type: general }'),
      says: [
        `${at}.cpu: 2.1 CPU for a pod, and the largest node, m5.large, has 1.93 CPU for pods › less, or a larger node`,
      ],
    },
    {
      what: 'a node group of eksctl',
      manifests: {
        'dist/staging/shop/web.yaml': manifests('2', '1Gi', '[m5.large]').replace(/^[^]*?(?=apiVersion: apps)/, ''),
        'dist/clusters/staging/shop.yaml': `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-west-2 }
managedNodeGroups: [{ name: general, instanceType: t3.medium }]
`,
      },
      says: [
        `${at}.cpu: 2.1 CPU for a pod, and the largest node, t3.medium, has 1.93 CPU for pods › less, or a larger node`,
      ],
    },
    {
      what: 'pods that are not here, on any node (corrections.md 22)',
      manifests: manifests('7920m', '26Gi').replace('kind: Deployment, name: web', 'kind: Deployment, name: api'),
      says: [
        `${at}.cpu: 7.92 CPU for a pod, and the largest node, m5.2xlarge, has 7.91 CPU for pods › less, or a larger node`,
      ],
    },
    {
      what: 'a policy for each of the containers that are not here',
      manifests: manifests('8', '1Gi')
        .replace('kind: Deployment, name: web', 'kind: Deployment, name: api')
        .replace('containerName: web', 'containerName: "*"')
        .replace(/\n.*containerName: log.*/, ''),
      says: [
        `${at}.cpu: 8 CPU for a pod, and the largest node, m5.2xlarge, has 7.91 CPU for pods › less, or a larger node`,
      ],
    },
  ],
  accepted: [
    {
      what: 'as much as any node has, for pods that are not here',
      manifests: manifests('7910m', '26Gi').replace('kind: Deployment, name: web', 'kind: Deployment, name: api'),
    },
    { what: 'as much as there is', manifests: manifests('3820m', '12Gi') },
    {
      what: 'the taint tolerated',
      manifests: manifests('7', '20Gi', '[m5.large]', 'tolerations: [{ key: large, operator: Exists }]'),
    },
    { what: 'an instance type that nobody here knows', manifests: manifests('64', '1Ti', '[x9.huge]') },
  ],
  mutations: [
    mutation('more than any node has', 'VerticalPodAutoscaler', ({ spec }, { environment }) =>
      (spec?.resourcePolicy?.containerPolicies ?? []).flatMap(({ maxAllowed }, index) =>
        spec?.updatePolicy?.updateMode === 'Off' || environment === 'dev'
          ? []
          : Object.keys(maxAllowed ?? {}).map((resource) => ({
              field: `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`,
              to: '9999Gi',
            })),
      ),
    ),
  ],
};
