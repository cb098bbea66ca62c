import { mutation, type Edit, type Proof } from '../proof.ts';
import type { Cluster } from '../../../lib/model/cluster.ts';

const project = (environment: string, region: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop-${environment}, region: ${region} }
---
`;
const web = (user: number, replicas: number, image = 'web:1', env = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  template: { spec: { containers: [{ name: web, image: '${image}', env: [${env}], securityContext: { runAsUser: ${user} } }] } }
---
`;
const init = (cpu: string, image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    spec: { containers: [], initContainers: [{ name: web, image: '${image}', resources: { requests: { cpu: ${cpu} } } }] }
---
`;
const config = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web, namespace: shop }\ndata: { settings: '${value}' }\n---\n`;
const rollout = (replicas: number) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { replicas: ${replicas} }
---
`;
const autoscaler = (behavior: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { behavior: ${behavior} }
---
`;

const manifests = (production: string, staging: string) => ({
  'dist/production/shop/a.yaml': project('production', 'us-east-1') + production,
  'dist/staging/shop/a.yaml': project('staging', 'us-west-2') + staging,
});

const rest = 'in production/shop › the same, or a difference of scale or data';

export const proof: Proof = {
  refused: [
    {
      what: 'another user, and a variable that only one has',
      manifests: manifests(web(1000, 3), web(1, 3, 'web:1', '{ name: DEBUG, value: yes please }')),
      says: [
        `Deployment shop/web › spec.template.spec.containers[web].env[DEBUG].name: 'DEBUG', but absent ${rest}`,
        `Deployment shop/web › spec.template.spec.containers[web].env[DEBUG].value: 'yes please', but absent ${rest}`,
        `Deployment shop/web › spec.template.spec.containers[web].securityContext.runAsUser: 1, but 1000 ${rest}`,
      ],
    },
    {
      what: 'settings of another kind',
      manifests: manifests(
        config('tracing: on, environment: production'),
        config('tracing: off, environment: staging'),
      ),
      says: [
        `ConfigMap shop/web › data.settings: 'tracing: off, environment: staging', but 'tracing: on, environment: production' ${rest}`,
      ],
    },
    {
      what: 'an autoscaler of another temper',
      manifests: manifests(
        autoscaler('{ scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: Pods, value: 1 }] } }'),
        autoscaler('{ scaleDown: { stabilizationWindowSeconds: 0, policies: [{ type: Pods, value: 4 }] } }'),
      ),
      says: [
        `HorizontalPodAutoscaler shop/web › spec.behavior.scaleDown.stabilizationWindowSeconds: 0, but 300 ${rest}`,
      ],
    },
  ],
  accepted: [
    { what: 'scale, and the release', manifests: manifests(web(1000, 3), web(1000, 1, 'web:2')) },
    {
      what: 'the scale and the release of an init container',
      manifests: manifests(init('1', 'a:1'), init('500m', 'a:2')),
    },
    { what: 'the scale of a Rollout', manifests: manifests(rollout(3), rollout(2)) },
    {
      what: 'names of the environment, of its region and of its account',
      manifests: manifests(
        config('App, prod, https://production.example.com, s3.us-east-1, logs-111122223333, shop-db'),
        config(
          'App Staging, staging, https://staging.example.com, s3.us-west-2, logs-444455556666, shop-staging-db',
        ).replace('App Staging, staging', 'App, staging'),
      ),
    },
  ],
  mutations: [
    mutation('another user', 'Deployment', (_, cluster) =>
      inOne(cluster, { field: 'spec.template.spec.containers[0].securityContext.runAsUser', to: 1 }),
    ),
    mutation('another rollout', 'Deployment', (_, cluster) =>
      inOne(cluster, { field: 'spec.progressDeadlineSeconds', to: 7 }),
    ),
    mutation('another port', 'Service', ({ metadata }, cluster) =>
      // One environment alone has these, for another strategy.
      /-(canary|preview|stable)$/.test(metadata.name) ? [] : inOne(cluster, { field: 'spec.ports[0].port', to: 7 }),
    ),
    mutation('an open door', 'NetworkPolicy', (_, cluster) => inOne(cluster, { field: 'spec.ingress', to: [{}] })),
    mutation('a plain connection', 'PeerAuthentication', (_, cluster) =>
      inOne(cluster, { field: 'spec.mtls.mode', to: 'DISABLE' }),
    ),
    mutation('other settings', 'ConfigMap', ({ data = {} }, cluster) =>
      Object.keys(data).flatMap((key) => inOne(cluster, { field: `data['${key}']`, to: 'other' })),
    ),
    mutation('another version of a chart', 'Application', ({ spec }, cluster) =>
      spec?.source?.chart === undefined ? [] : inOne(cluster, { field: 'spec.source.targetRevision', to: '0.0.1' }),
    ),
  ],
};

/** A change of one environment that production is compared with, or of production itself. */
function inOne({ environment, name }: Cluster, edit: Edit): readonly Edit[] {
  return environment === 'dev' || name.startsWith('preview/') ? [] : [edit];
}
