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

const project = (environment: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`;

const constraint = (topologyKey: string, app = 'web') =>
  `{ topologyKey: ${topologyKey}, maxSkew: 1, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: ${app} } } }`;
const hosts = constraint('kubernetes.io/hostname');
const zones = constraint('topology.kubernetes.io/zone');
const spread = (constraints: string, more = '') =>
  project('production') +
  web('replicas: 2,', `containers: [], topologySpreadConstraints: [${constraints}]${more}`) +
  service;
const at =
  'Deployment shop/web › spec.template.spec.topologySpreadConstraints: nothing spreads the replicas behind Service web';

export const proof: Proof = {
  refused: [
    {
      what: 'nothing',
      manifests: spread(''),
      says: [
        `${at} over nodes › one with topologyKey kubernetes.io/hostname and their own labels`,
        `${at} over zones › one with topologyKey topology.kubernetes.io/zone and their own labels`,
      ],
    },
    {
      what: 'others over zones',
      manifests: spread(`${hosts}, ${constraint('topology.kubernetes.io/zone', 'api')}`),
      says: [`${at} over zones › one with topologyKey topology.kubernetes.io/zone and their own labels`],
    },
  ],
  accepted: [
    { what: 'nodes and zones', manifests: spread(`${hosts}, ${zones}`) },
    {
      what: 'nodes by anti-affinity',
      manifests: spread(
        zones,
        ', affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }] } }',
      ),
    },
    { what: 'staging', manifests: project('staging') + web('replicas: 2,') + service },
  ],
  mutations: [
    mutation('no constraints', 'Deployment', ({ metadata, spec }, cluster) =>
      cluster.environment === 'production' &&
      spec?.template?.spec?.topologySpreadConstraints !== undefined &&
      cluster.named('Service', metadata.namespace ?? '', metadata.name)
        ? [
            { field: 'spec.template.spec.topologySpreadConstraints', to: undefined },
            { field: 'spec.template.spec.topologySpreadConstraints[0].topologyKey', to: 'kubernetes.io/arch' },
          ]
        : [],
    ),
  ],
};
