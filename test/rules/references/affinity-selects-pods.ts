import { mutation, type Proof } from '../proof.ts';

const deployment = (spec: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [], ${spec} } }
`;

const apart = (app: string, more = '') =>
  deployment(
    `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: host, labelSelector: { matchLabels: { app: ${app} } }${more} }] } }`,
  );

export const proof: Proof = {
  refused: [
    {
      what: 'apart from nobody',
      manifests: apart('wep'),
      says: [
        'Deployment shop/web › spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: app=wep, which matches no pod in shop › labels of the pods that are meant',
      ],
    },
    {
      what: 'apart from no labels, which nobody bears',
      manifests: apart('web').replace(', labelSelector: { matchLabels: { app: web } }', ''),
      says: [
        'Deployment shop/web › spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: missing, which no pod matches › labels of the pods that are meant',
      ],
    },
  ],
  accepted: [
    {
      what: 'apart from pods of an operator',
      manifests: `${apart('search')}---
apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: { name: search, namespace: shop }
`,
    },
    { what: 'apart from each other', manifests: apart('web') },
    { what: 'apart from pods elsewhere', manifests: apart('db', ', namespaces: [data]') },
  ],
  mutations: [
    mutation('apart from nobody', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
        (_, index) => ({
          field: `spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm.labelSelector.matchLabels`,
          to: { app: 'nobody' },
        }),
      ),
    ),
  ],
};
