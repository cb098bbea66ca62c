import { mutation, type Proof } from '../proof.ts';

const deployment = (selector: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: ${selector}, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
`;
const policy = (selector: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: ${selector} }
`;
const form = 'a label: at most 63 letters, digits, -, _ and ., with a letter or digit at both ends';

export const proof: Proof = {
  refused: [
    {
      what: 'a controller of everything',
      manifests: deployment('{}'),
      says: ['Deployment shop/web › spec.selector: empty, which is refused here › labels of its template'],
    },
    {
      what: 'operators with other values',
      manifests: policy(
        '{ matchExpressions: [{ key: a, operator: In }, { key: a, operator: Exists, values: [a] }, { key: a, operator: NotIn, values: [a b] }] }',
      ),
      says: [
        'NetworkPolicy shop/web › spec.podSelector.matchExpressions[0].values: none with In › at least one',
        'NetworkPolicy shop/web › spec.podSelector.matchExpressions[1].values: 1 with Exists › none',
        `NetworkPolicy shop/web › spec.podSelector.matchExpressions[2].values: 'a b' › ${form}`,
      ],
    },
    {
      what: 'what is no label',
      manifests: policy('{ matchLabels: { app: -web } }'),
      says: [`NetworkPolicy shop/web › spec.podSelector.matchLabels['app']: '-web' › ${form}`],
    },
  ],
  accepted: [
    { what: 'all pods of a namespace', manifests: policy('{}') },
    { what: 'an expression alone', manifests: deployment('{ matchExpressions: [{ key: app, operator: Exists }] }') },
  ],
  mutations: [
    mutation('an empty selector', 'Deployment', () => [{ field: 'spec.selector', to: {} }]),
    mutation('an empty selector', 'StatefulSet', () => [{ field: 'spec.selector.matchLabels', to: {} }]),
    mutation('an operator without values', 'NetworkPolicy', ({ spec }) => [
      { field: 'spec.podSelector.matchExpressions', to: [{ key: 'a', operator: 'In' }] },
      ...(spec?.egress ?? []).flatMap(({ to = [] }, rule) =>
        to.flatMap(({ podSelector }, peer) =>
          podSelector === undefined
            ? []
            : [
                {
                  field: `spec.egress[${rule}].to[${peer}].podSelector.matchExpressions`,
                  to: [{ key: 'a', operator: 'Exists', values: ['b'] }],
                },
              ],
        ),
      ),
    ]),
    mutation('a requirement of nothing', 'NodePool', ({ spec }) =>
      (spec?.template?.spec?.requirements ?? []).map(({ operator }, index) => ({
        field: `spec.template.spec.requirements[${index}].values`,
        to: operator === 'Exists' ? ['a'] : [],
      })),
    ),
    mutation('no label', 'PodDisruptionBudget', () => [{ field: "spec.selector.matchLabels['a']", to: 'b c' }]),
  ],
};
