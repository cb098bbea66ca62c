import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const spread = (rest: string) =>
  web(
    '',
    `containers: [], topologySpreadConstraints: [{ topologyKey: topology.kubernetes.io/zone, maxSkew: 1, ${rest} }]`,
  );
const at = 'Deployment shop/web › spec.template.spec.topologySpreadConstraints[0]';

export const proof: Proof = {
  refused: [
    {
      what: 'the labels of others',
      manifests: spread('whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: wep } }'),
      says: [`${at}.labelSelector: app=wep, which does not match its own pods › labels of the pod template`],
    },
    {
      what: 'no labels',
      manifests: spread('whenUnsatisfiable: DoNotSchedule'),
      says: [`${at}.labelSelector: missing: no pod is counted › labels of the pod template`],
    },
  ],
  accepted: [
    {
      what: 'its own labels',
      manifests: spread(
        'whenUnsatisfiable: DoNotSchedule, minDomains: 3, matchLabelKeys: [pod-template-hash], labelSelector: { matchLabels: { app: web } }',
      ),
    },
  ],
  mutations: [
    mutation('the labels of others', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.topologySpreadConstraints ?? []).map((_, index) => ({
        field: `spec.template.spec.topologySpreadConstraints[${index}].labelSelector.matchLabels`,
        to: { nobody: 'bears-this' },
      })),
    ),
  ],
};
