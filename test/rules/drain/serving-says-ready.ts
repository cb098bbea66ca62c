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

const probe = 'containers: [{ name: log }, { name: web, readinessProbe: { tcpSocket: { port: 80 } } }]';
const says = [
  'Deployment shop/web › spec.template.spec.containers[0].readinessProbe: missing, and Service web sends requests there › a readinessProbe',
];

export const proof: Proof = {
  refused: [
    { what: 'no probe', manifests: web() + service, says },
    {
      what: 'a liveness probe alone',
      manifests:
        project('production') +
        web('', 'containers: [{ name: web, livenessProbe: { tcpSocket: { port: 80 } } }]') +
        service,
      says,
    },
  ],
  accepted: [
    { what: 'one of the containers', manifests: web('', probe) + service },
    { what: 'no Service', manifests: web() },
    { what: 'dev', manifests: web() + service + project('dev') },
    {
      what: 'peers that find each other before they are ready',
      manifests: web() + service.replace('selector', 'publishNotReadyAddresses: true, selector'),
    },
  ],
  mutations: [
    mutation('no probe', 'Deployment', ({ metadata, spec }, cluster) =>
      (cluster.environment === 'production' || cluster.environment === 'dr') &&
      spec?.template?.spec?.containers?.length === 1 &&
      cluster.named('Service', metadata.namespace ?? '', metadata.name) !== undefined
        ? [{ field: 'spec.template.spec.containers[0].readinessProbe', to: undefined }]
        : [],
    ),
  ],
};
