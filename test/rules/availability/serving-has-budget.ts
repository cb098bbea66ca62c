import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const service = `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

const budget = (spec: string, name = 'web') => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
`;
const ofWeb = 'selector: { matchLabels: { app: web } }';

const project = (environment: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'three replicas',
      manifests: web('replicas: 3,') + service,
      says: [
        'Deployment shop/web › spec.template.metadata.labels: 3 replicas behind Service web, and no PodDisruptionBudget selects them › a PodDisruptionBudget with maxUnavailable: 1',
      ],
    },
    {
      what: 'a budget of others',
      manifests: project('production') + web('replicas: 2,') + service + budget('maxUnavailable: 1'),
      says: [
        'Deployment shop/web › spec.template.metadata.labels: 2 replicas behind Service web, and no PodDisruptionBudget selects them › a PodDisruptionBudget with maxUnavailable: 1',
      ],
    },
  ],
  accepted: [
    { what: 'a budget', manifests: web('replicas: 3,') + service + budget(`maxUnavailable: 1, ${ofWeb}`) },
    { what: 'one replica', manifests: web() + service },
    { what: 'no Service', manifests: web('replicas: 3,') },
    { what: 'dev', manifests: project('dev') + web('replicas: 3,') + service },
  ],
  mutations: [
    mutation('no budget', 'PodDisruptionBudget', ({ metadata }, cluster) => {
      const { name, namespace = '' } = metadata;
      if (cluster.environment !== 'production' && cluster.environment !== 'dr') return [];
      if (cluster.named('Service', namespace, name) === undefined) return [];
      return [{ gone: true }, { field: 'spec.selector.matchLabels', to: { nobody: 'bears-this' } }];
    }),
  ],
};
