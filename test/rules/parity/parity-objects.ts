import { mutation, type Proof } from '../proof.ts';

const project = (environment: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
---
`;
const deployment = (namespace: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
---
`;
const entry = (name: string, port: number) => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec: { ports: [{ number: ${port}, protocol: TCP }] }
---
`;
const replica = `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: replica, namespace: shop }
spec: { sourceDBInstanceIdentifier: shop }
---
`;
const rollout = (strategy: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: ${strategy} }
---
`;
const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web-canary, namespace: shop }\n---\n';

const manifests = (production: string, staging: string) => ({
  'dist/production/shop/a.yaml': project('production') + production,
  'dist/staging/shop/a.yaml': project('staging') + staging,
});

export const proof: Proof = {
  refused: [
    {
      what: 'what is tried out nowhere, and what was tried in vain',
      manifests: manifests(deployment('shop'), entry('a', 443)),
      says: [
        'Deployment shop/web › metadata.name: staging/shop has no such Deployment › the same in staging/shop, or in neither',
        'ServiceEntry shop/a › metadata.name: production/shop has no such ServiceEntry › the same in production/shop, or in neither',
      ],
    },
    {
      what: 'another port of a host',
      manifests: manifests(entry('a', 443), entry('a', 80)),
      says: [
        'ServiceEntry shop/a › metadata.name: staging/shop has no such ServiceEntry › the same in staging/shop, or in neither',
        'ServiceEntry shop/a › metadata.name: production/shop has no such ServiceEntry › the same in production/shop, or in neither',
      ],
    },
    {
      what: 'a Service of a canary where both are canaries',
      manifests: manifests(
        rollout('{ canary: { canaryService: web-canary } }') + service,
        rollout('{ canary: { canaryService: web-canary } }'),
      ),
      says: [
        'Service shop/web-canary › metadata.name: staging/shop has no such Service › the same in staging/shop, or in neither',
      ],
    },
  ],
  accepted: [
    {
      what: 'a namespace and a host that are named by environment',
      manifests: manifests(
        deployment('shop-production') + entry('db-1', 5432),
        deployment('shop-staging') + entry('x', 5432),
      ),
    },
    { what: 'more copies of the data', manifests: manifests(replica, '') },
    {
      what: 'what follows from another strategy',
      manifests: manifests(
        rollout('{ canary: { canaryService: web-canary } }') + service,
        rollout('{ blueGreen: { activeService: web } }'),
      ),
    },
    {
      what: 'dev may be smaller',
      manifests: {
        'dist/production/shop/a.yaml': project('production') + deployment('shop'),
        'dist/dev/shop/a.yaml': project('dev'),
      },
    },
  ],
  mutations: (
    [
      'Deployment',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'HorizontalPodAutoscaler',
      'ResourceQuota',
      'Schedule',
      'PrometheusRule',
    ] as const
  ).map((kind) =>
    mutation(`a ${kind} less in one environment`, kind, (_, { environment, name }) =>
      environment === 'dev' || name.startsWith('preview/') ? [] : [{ gone: true }],
    ),
  ),
};
