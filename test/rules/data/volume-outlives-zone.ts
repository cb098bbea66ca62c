import { mutation, type Proof } from '../proof.ts';

const project = (environment: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`;

const statefulSet = (
  replicas: number,
  claims = '[{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }]',
) => `
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, namespace: shop }
spec:
  replicas: ${replicas}
  serviceName: store
  selector: { matchLabels: { app: store } }
  template: { metadata: { labels: { app: store } }, spec: { containers: [] } }
  volumeClaimTemplates: ${claims}
`;

const deployment = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: files, namespace: shop }
spec:
  strategy: { type: Recreate }
  selector: { matchLabels: { app: files } }
  template:
    metadata: { labels: { app: files } }
    spec: { containers: [], volumes: [{ name: data, persistentVolumeClaim: { claimName: files } }] }
`;

const claim = (mode: string) => `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: files, namespace: shop }
spec: { accessModes: [${mode}] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'one copy',
      manifests: project('production') + statefulSet(1),
      says: [
        'StatefulSet shop/store › spec.replicas: 1, with a volume that is bound to one zone › a second replica that has the data, or a managed service',
      ],
    },
    {
      what: 'a claim that a Deployment has',
      manifests: project('production') + deployment + claim('ReadWriteOnce'),
      says: [
        'Deployment shop/files › spec.template.spec.volumes[0].persistentVolumeClaim: claim files, a volume that is bound to one zone › a claim that is ReadWriteMany, or a managed service',
      ],
    },
    {
      what: 'one instance of PostgreSQL',
      manifests: `${project('production')}---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi } }
`,
      says: ['Cluster shop/database › spec.instances: 1, with a volume that is bound to one zone › at least 2'],
    },
  ],
  accepted: [
    { what: 'a claim of what all zones have', manifests: project('production') + deployment + claim('ReadWriteMany') },
    { what: 'two copies', manifests: project('production') + statefulSet(2) },
    {
      what: 'two copies that an autoscaler keeps, and none of what is switched off',
      manifests: `${project('production')}${statefulSet(1)}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: store, namespace: shop }
spec: { minReplicas: 2, maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: StatefulSet, name: store } }
${statefulSet(0).replaceAll('store', 'off')}`,
    },
    { what: 'nothing kept', manifests: project('production') + statefulSet(1, '[]') },
    { what: 'staging', manifests: project('staging') + statefulSet(1) },
  ],
  mutations: [
    mutation('one instance', 'Cluster.postgresql.cnpg.io', (_, { environment }) =>
      environment === 'production' || environment === 'dr' ? [{ field: 'spec.instances', to: 1 }] : [],
    ),
  ],
};
