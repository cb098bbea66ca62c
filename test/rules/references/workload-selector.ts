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
      what: 'a selector that the template lacks',
      manifests: deployment('web', 'app: web, tier: front', 'app: web'),
      says: [
        'Deployment shop/web › spec.selector: selects app=web, tier=front, which does not match its own template › labels of its template',
      ],
    },
    {
      what: 'a Rollout with the template of a Deployment, and another selector',
      manifests:
        deployment('web', 'app: web', 'app: web') +
        '---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: web, namespace: shop }\nspec: { selector: { matchLabels: { app: wep } }, workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }, strategy: {} }',
      says: [
        'Rollout shop/web › spec.selector: selects app=wep, which does not match the template of Deployment web › labels of that template, or no selector',
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
    mutation('pods of another name', 'Deployment', ({ spec }) =>
      Object.keys(spec?.selector?.matchLabels ?? {}).map((label) => ({
        field: `spec.template.metadata.labels['${label}']`,
        to: 'x',
      })),
    ),
  ],
};
