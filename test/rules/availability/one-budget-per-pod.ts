import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const budget = (spec: string, name = 'web') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
`;
const ofWeb = 'selector: { matchLabels: { app: web } }';

export const proof: Proof = {
  refused: [
    {
      what: 'a budget of the namespace and one of the workload',
      manifests: web() + budget(`maxUnavailable: 1, ${ofWeb}`) + budget('maxUnavailable: 1, selector: {}', 'all'),
      says: [
        'PodDisruptionBudget shop/all › spec.selector: selects the pods of Deployment web, as PodDisruptionBudget web does › one budget',
      ],
    },
  ],
  accepted: [
    {
      what: 'a budget for each pod',
      manifests:
        web('serviceName: web,', undefined, 'StatefulSet') +
        budget('maxUnavailable: 1, selector: { matchLabels: { statefulset.kubernetes.io/pod-name: web-0 } }', 'web-0') +
        budget('maxUnavailable: 1, selector: { matchLabels: { statefulset.kubernetes.io/pod-name: web-1 } }', 'web-1'),
    },
    {
      what: 'a budget that selects nothing',
      manifests: web() + budget(`maxUnavailable: 1, ${ofWeb}`) + budget('maxUnavailable: 1', 'none'),
    },
  ],
  mutations: [
    mutation('a second budget', 'PodDisruptionBudget', (budget) => [
      { beside: { ...budget, metadata: { ...budget.metadata, name: 'second' } } },
    ]),
  ],
};
