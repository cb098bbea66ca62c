import { mutation, type Proof } from '../proof.ts';

const deployment = (name: string, selector: string, labels: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec: { selector: { matchLabels: { ${selector} } }, template: { metadata: { labels: { ${labels} } }, spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a selector that is too wide',
      manifests:
        deployment('web', 'app: shop', 'app: shop') +
        deployment('worker', 'app: shop, part: worker', 'app: shop, part: worker'),
      says: [
        'Deployment shop/web › spec.selector: selects app=shop, which matches the pods of Deployment worker too › a label that only its own pods have',
      ],
    },
  ],
  accepted: [
    {
      what: 'two that are told apart',
      manifests: deployment('web', 'app: web', 'app: web, a: b') + deployment('worker', 'app: worker', 'app: worker'),
    },
  ],
  mutations: [
    mutation('a second controller of the same pods', 'Deployment', (deployment) => [
      { beside: { ...deployment, metadata: { ...deployment.metadata, name: 'second' } } },
    ]),
  ],
};
