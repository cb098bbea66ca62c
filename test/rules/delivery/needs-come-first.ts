import type { Pods } from '../../../lib/model/pods/pods.ts';
import { mutation, type Proof } from '../proof.ts';

const waved = (text: string, wave: number | string) =>
  text.replace(/metadata: \{/, `metadata: { annotations: { argocd.argoproj.io/sync-wave: '${wave}' },`);
const hooked = (text: string, hook: string) =>
  text.replace(/metadata: \{/, `metadata: { annotations: { argocd.argoproj.io/hook: '${hook}' },`);

const job = `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop }
spec:
  template:
    spec:
      serviceAccountName: migrate
      containers:
        - { name: migrate, env: [{ name: A, valueFrom: { secretKeyRef: { name: db, key: url } } }], envFrom: [{ configMapRef: { name: settings, optional: true } }] }
`;
const secret = `---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db-credentials, namespace: shop }
spec: { secretStoreRef: { name: store }, target: { name: db } }
`;
const account = `---
apiVersion: v1
kind: ServiceAccount
metadata: { name: migrate, namespace: shop }
`;
const settings = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
`;

const rollout = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { canary: { trafficRouting: { istio: { virtualServices: [{ name: public.gateway }] } } } } }
---
`;
const route = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: public, namespace: gateway }
spec: { http: [{ route: [{ destination: { host: web.shop.svc.cluster.local, subset: one } }] }] }
---
`;
const subsets = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web, subsets: [{ name: one }] }
`;

const wave = 'argocd.argoproj.io/sync-wave';
const later = (to: string) => [{ field: `metadata.annotations['${wave}']`, to }];

export const proof: Proof = {
  refused: [
    {
      what: 'a hook before the sync that needs what only the sync makes',
      manifests: hooked(job, 'PreSync') + secret + account + settings,
      says: [
        'Job shop/migrate › spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: PreSync, wave 0, but needs ExternalSecret shop/db-credentials of wave 0 › ExternalSecret shop/db-credentials no later, or Job no earlier',
        'Job shop/migrate › spec.template.spec.serviceAccountName: PreSync, wave 0, but needs ServiceAccount shop/migrate of wave 0 › ServiceAccount shop/migrate no later, or Job no earlier',
      ],
    },
    {
      what: 'a Rollout before its route, and a route before its subsets',
      manifests: waved(rollout, -1) + route + waved(subsets, 2),
      says: [
        'Rollout shop/web › spec.strategy.canary.trafficRouting.istio.virtualServices[0].name: wave -1, but needs VirtualService gateway/public of wave 0 › VirtualService gateway/public no later, or Rollout no earlier',
        'VirtualService gateway/public › spec.http[0].route[0].destination.subset: wave 0, but needs DestinationRule shop/web of wave 2 › DestinationRule shop/web no later, or VirtualService no earlier',
      ],
    },
    {
      what: 'a binding before its ClusterRole, and a pooler before its database',
      manifests: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: team, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deployer }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: deployer, annotations: { argocd.argoproj.io/sync-wave: '1' } }
rules: []
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: { name: pool, namespace: shop }
spec: { cluster: { name: db } }
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop, annotations: { argocd.argoproj.io/sync-wave: '1' } }
spec: { instances: 1 }
`,
      says: [
        'RoleBinding shop/team › roleRef.name: wave 0, but needs ClusterRole deployer of wave 1 › ClusterRole deployer no later, or RoleBinding no earlier',
        'Pooler shop/pool › spec.cluster.name: wave 0, but needs Cluster shop/db of wave 1 › Cluster shop/db no later, or Pooler no earlier',
      ],
    },
    {
      what: 'an Application before the one that makes its secrets',
      manifests: {
        'dist/production/shop/jobs/job.yaml': job,
        'dist/production/shop/secrets/db.yaml': secret,
        'argocd/production/shop/root.yaml': [
          'root argocd/production/shop 0',
          'jobs dist/production/shop/jobs -1',
          'secrets dist/production/shop/secrets 0',
        ]
          .map((line) => line.split(' '))
          .map(
            ([name, path, wave]) => `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name ?? ''}, namespace: argocd, annotations: { argocd.argoproj.io/sync-wave: '${wave ?? ''}' } }
spec: { source: { path: ${path ?? ''} } }
`,
          )
          .join(''),
      },
      says: [
        'Job shop/migrate › spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: wave -1, but needs ExternalSecret shop/db-credentials of wave 0 › ExternalSecret shop/db-credentials no later, or Job no earlier',
      ],
    },
  ],
  accepted: [
    { what: 'all in one wave: Argo CD sorts by kind', manifests: job + secret + account + settings },
    { what: 'after the sync', manifests: hooked(job, 'PostSync') + secret + account },
    { what: 'before the sync, like what it needs', manifests: hooked(job, 'PreSync') + hooked(secret, 'PreSync') },
    {
      what: 'a hook of Helm where nothing shows Argo CD',
      manifests:
        job.replace(/metadata: \{/, "metadata: { annotations: { helm.sh/hook: 'pre-install' },") + secret + account,
    },
    { what: 'what is optional may come later', manifests: job + waved(settings, 5) },
  ],
  mutations: [
    mutation('a ServiceAccount after its pods', 'ServiceAccount', ({ metadata }, { pods }) =>
      pods.some(({ namespace, spec }) => namespace === metadata.namespace && spec.serviceAccountName === metadata.name)
        ? later('7')
        : [],
    ),
    mutation('a Namespace after what is in it', 'Namespace', ({ metadata }) =>
      metadata.annotations?.[wave] === '-5' ? later('-3') : [],
    ),
    mutation('a SecretStore after its secrets', 'SecretStore', ({ metadata }, cluster) =>
      cluster.of('ExternalSecret').some((one) => one.metadata.namespace === metadata.namespace) ? later('7') : [],
    ),
    mutation('a secret after the pods that read it', 'ExternalSecret', ({ spec, metadata }, cluster) =>
      cluster.podsIn(metadata.namespace ?? '').some((pods) => mounts(pods, spec?.target?.name)) ? later('7') : [],
    ),
    mutation('an autoscaler before its target', 'HorizontalPodAutoscaler', () => later('-6')),
    mutation('a Rollout before its Deployment and routes', 'Rollout', () => later('-7')),
    mutation('the Application with the priorities after the one with the pods', 'Application', ({ metadata }) =>
      metadata.name.endsWith('-cluster') ? later('5') : [],
    ),
    mutation('a policy after the pods that it guards', 'NetworkPolicy', ({ spec, metadata }, cluster) =>
      Object.keys(spec?.podSelector ?? {}).length === 0 && cluster.podsIn(metadata.namespace ?? '').length > 0
        ? later('7')
        : [],
    ),
    mutation('a Job before the sync', 'Job', () => [
      { field: "metadata.annotations['argocd.argoproj.io/hook']", to: 'PreSync' },
    ]),
  ],
};

/** Whether pods mount a Secret. */
function mounts({ spec }: Pods, name: string | undefined): boolean {
  return (spec.volumes ?? []).some(
    ({ secret, projected }) =>
      secret?.secretName === name || (projected?.sources ?? []).some((source) => source.secret?.name === name),
  );
}
