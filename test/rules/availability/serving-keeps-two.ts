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

const production = project('production') + web() + service;

export const proof: Proof = {
  refused: [
    {
      what: 'one replica',
      manifests: production,
      says: ['Deployment shop/web › spec.replicas: 1 behind Service web › at least 2'],
    },
    {
      what: 'an autoscaler that goes down to one',
      manifests: `${production}---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { minReplicaCount: 1, scaleTargetRef: { name: web }, triggers: [{ type: kafka, metadata: {} }] }
`,
      says: ['ScaledObject shop/web › spec.minReplicaCount: 1 behind Service web › at least 2'],
    },
  ],
  accepted: [
    { what: 'two', manifests: project('dr') + web('replicas: 2,') + service },
    { what: 'staging', manifests: project('staging') + web() + service },
    {
      what: 'a volume that one pod at a time mounts',
      manifests: `${project('production')}${web('', 'containers: [], volumes: [{ name: data, persistentVolumeClaim: { claimName: web } }]')}${service}---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: web, namespace: shop }
spec: { accessModes: [ReadWriteOnce] }
`,
    },
    {
      what: 'data of its own',
      manifests:
        project('production') +
        web(
          'serviceName: web, volumeClaimTemplates: [{ metadata: { name: data } }],',
          'containers: []',
          'StatefulSet',
        ) +
        service,
    },
    { what: 'no Service', manifests: project('production') + web() },
  ],
  mutations: [
    mutation('an HPA that goes down to one', 'HorizontalPodAutoscaler', ({ metadata }, cluster) =>
      cluster.environment === 'production' && cluster.named('Service', metadata.namespace ?? '', metadata.name)
        ? [
            { field: 'spec.minReplicas', to: 1 },
            { field: 'spec.minReplicas', to: undefined },
          ]
        : [],
    ),
    mutation('one replica', 'Deployment', ({ metadata, spec }, cluster) =>
      cluster.environment === 'production' &&
      spec?.replicas !== undefined &&
      cluster.named('Service', metadata.namespace ?? '', metadata.name)
        ? [{ field: 'spec.replicas', to: 1 }]
        : [],
    ),
  ],
};
