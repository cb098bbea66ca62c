import { mutation, type Proof } from '../proof.ts';

const pool = (grace: string, name = 'general') => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: ${name} }
spec:
  disruption: { consolidateAfter: 1m }
  template:
    metadata: { labels: { node-type: ${name} } }
    spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }, requirements: []${grace} }
`;
const pods = (annotation: string, kind = 'Deployment', selector = 'node-type: general') => `
---
apiVersion: ${kind === 'Job' ? 'batch/v1' : 'apps/v1'}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  ${kind === 'Job' ? '' : 'selector: { matchLabels: { app: web } }'}
  template:
    metadata: { labels: { app: web }, annotations: { karpenter.sh/do-not-disrupt: "${annotation}" } }
    spec: { restartPolicy: ${kind === 'Job' ? 'Never' : 'Always'}, nodeSelector: { ${selector} }, containers: [] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a pod for ever',
      manifests: pool('') + pods('true'),
      says: [
        "Deployment shop/web › spec.template.metadata.annotations['karpenter.sh/do-not-disrupt']: true, and no NodePool for it has a terminationGracePeriod › terminationGracePeriod in the template of its NodePool",
      ],
    },
    {
      what: 'a pod of nobody',
      manifests: `${pool('')}---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, annotations: { karpenter.sh/do-not-disrupt: "true" } }
spec: { containers: [] }
`,
      says: [
        "Pod shop/web › metadata.annotations['karpenter.sh/do-not-disrupt']: true, and no NodePool for it has a terminationGracePeriod › terminationGracePeriod in the template of its NodePool",
      ],
    },
  ],
  accepted: [
    {
      what: 'a pool by its name, beside another',
      manifests: `${pool(', terminationGracePeriod: 24h')}---${pool('', 'other')}${pods('true', undefined, 'karpenter.sh/nodepool: general')}`,
    },
    {
      what: 'nodes that Karpenter does not make',
      manifests: pool('') + pods('true', undefined, 'eks.amazonaws.com/nodegroup: fixed'),
    },
    { what: 'a day', manifests: pool(', terminationGracePeriod: 24h') + pods('true') },
    { what: 'a Job, which ends', manifests: pool('') + pods('true', 'Job') },
    { what: 'one that may be disturbed', manifests: pool('') + pods('false') },
  ],
  mutations: [
    mutation('a pool whose nodes wait for ever', 'NodePool', ({ spec }, cluster) => {
      const name = spec?.template?.metadata?.labels?.['node-type'];
      const waits = cluster.pods.some(
        ({ annotations, spec: pod }) =>
          annotations['karpenter.sh/do-not-disrupt'] === 'true' && pod.nodeSelector?.['node-type'] === name,
      );
      return waits ? [{ field: 'spec.template.spec.terminationGracePeriod', to: undefined }] : [];
    }),
  ],
};
