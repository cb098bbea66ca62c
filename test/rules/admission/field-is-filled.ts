import { mutation, type Proof } from '../proof.ts';

const pod = (spec: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;
const pooler = `
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: { name: shop, namespace: shop }
spec: { cluster: { name: shop }, pgbouncer: {}, template: { spec: { containers: [] } } }
`;
const gateway = (servers: string) => `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec: { servers: [${servers}] }
`;
const analysis = (metrics: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: shop, namespace: shop }
spec: { metrics: [${metrics}] }
`;
const issuer = (solvers: string) => `
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: shop, namespace: shop }
spec: { acme: { server: 'https://acme.example.com', privateKeySecretRef: { name: acme }, solvers: ${solvers} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no containers, no image and no command',
      manifests:
        pod('containers: []') + pod("containers: [{ name: a }, { name: b, image: ' ', livenessProbe: { exec: {} } }]"),
      says: [
        'Pod shop/web › spec.containers: empty › at least one container',
        'Pod shop/web › spec.containers[0].image: missing › an image',
        "Pod shop/web › spec.containers[1].image: ' ' › an image",
        'Pod shop/web › spec.containers[1].livenessProbe.exec.command: missing › a command',
      ],
    },
    {
      what: 'a gateway that listens for nothing',
      manifests: gateway('') + gateway('{ hosts: [], port: { name: a, number: 80, protocol: HTTP } }'),
      says: [
        'Gateway shop/shop › spec.servers: empty › at least one server',
        'Gateway shop/shop › spec.servers[0].hosts: empty › at least one host',
      ],
    },
    {
      what: 'an analysis of nothing',
      manifests: analysis('') + analysis("{ name: a, provider: { prometheus: { query: '' } } }"),
      says: [
        'AnalysisTemplate shop/shop › spec.metrics: empty › at least one metric',
        "AnalysisTemplate shop/shop › spec.metrics[0].provider.prometheus.query: '' › a PromQL expression",
      ],
    },
    {
      what: 'an issuer that solves no challenge',
      manifests: issuer('[]'),
      says: ['Issuer shop/shop › spec.acme.solvers: empty › at least one solver'],
    },
  ],
  accepted: [
    { what: 'a container with all it needs', manifests: pod('containers: [{ name: a, image: a }]') },
    { what: 'what CloudNativePG fills in', manifests: pooler },
    { what: 'a query', manifests: analysis('{ name: a, provider: { prometheus: { query: up } } }') },
    { what: 'a solver', manifests: issuer('[{ http01: { ingress: {} } }]') },
  ],
  mutations: [
    mutation('containers without image', 'Deployment', ({ spec }) => [
      { field: 'spec.template.spec.containers', to: [] },
      ...(spec?.template?.spec?.containers ?? []).flatMap((_, index) => [
        { field: `spec.template.spec.containers[${index}].image`, to: undefined },
        { field: `spec.template.spec.containers[${index}].livenessProbe`, to: { exec: { command: [] } } },
      ]),
    ]),
    mutation('the same in workers of Ray', 'RayCluster', () => [
      { field: 'spec.headGroupSpec.template.spec.containers[0].image', to: undefined },
      { field: 'spec.workerGroupSpecs[0].template.spec.containers[0].image', to: '' },
    ]),
    mutation('claims of nothing', 'StatefulSet', ({ spec }) =>
      (spec?.volumeClaimTemplates ?? []).flatMap((_, index) => [
        { field: `spec.volumeClaimTemplates[${index}].spec.accessModes`, to: undefined },
        { field: `spec.volumeClaimTemplates[${index}].spec.resources.requests`, to: undefined },
      ]),
    ),
    mutation('a gateway without hosts', 'Gateway', () => [{ field: 'spec.servers[0].hosts', to: [] }]),
    mutation('a destination without host', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ route = [] }, http) =>
        route.map((_, index) => ({ field: `spec.http[${http}].route[${index}].destination.host`, to: '' })),
      ),
    ),
    mutation('a Sidecar that knows nobody', 'Sidecar', ({ spec }) =>
      (spec?.egress ?? []).map((_, index) => ({ field: `spec.egress[${index}].hosts`, to: [] })),
    ),
    mutation('no metrics', 'AnalysisTemplate', () => [{ field: 'spec.metrics', to: [] }]),
    mutation('no solvers', 'ClusterIssuer', ({ spec }) =>
      spec?.acme === undefined ? [] : [{ field: 'spec.acme.solvers', to: [] }],
    ),
    mutation('tokens of nobody', 'RequestAuthentication', () => [{ field: 'spec.jwtRules[0].issuer', to: undefined }]),
  ],
};
