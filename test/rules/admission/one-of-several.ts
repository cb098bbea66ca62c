import { mutation, type Proof } from '../proof.ts';

const pod = (container: string, volume = 'name: tmp') => `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: web:v1.0, ${container} }], volumes: [{ ${volume} }] }
`;
const rules = (rule: string) => `
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec: { groups: [{ name: shop, rules: [{ expr: up, ${rule} }] }] }
`;
const nodeClass = (term: string) => `
---
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: general }
spec: { amiSelectorTerms: [{ ${term} }], subnetSelectorTerms: [{ id: subnet-1 }], securityGroupSelectorTerms: [{ id: sg-1 }] }
`;
const issuer = (spec: string) => `
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: shop, namespace: shop }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a probe that asks nothing, a variable of two values, a volume of two kinds',
      manifests: pod(
        'readinessProbe: { periodSeconds: 5 }, env: [{ name: A, value: a, valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }]',
        'name: tmp, emptyDir: {}, configMap: { name: web }',
      ),
      says: [
        'Pod shop/web › spec.containers[0].env[0]: value and valueFrom › one of them',
        'Pod shop/web › spec.containers[0].readinessProbe: none of exec, grpc, httpGet, tcpSocket › one of them',
        'Pod shop/web › spec.volumes[0]: configMap and emptyDir › one of them',
      ],
    },
    {
      what: 'a rule that is no alert and no recording, and one that is both',
      manifests: rules("alert: ''") + rules('alert: Down, record: a:up'),
      says: [
        'PrometheusRule monitoring/shop › spec.groups[0].rules[0]: none of alert, record › one of them',
        'PrometheusRule monitoring/shop › spec.groups[0].rules[0]: alert and record › one of them',
      ],
    },
    {
      what: 'a term that selects by nothing, and an alias beside tags',
      manifests: nodeClass('') + nodeClass('alias: al2023@v20250715, tags: { a: b }'),
      says: [
        'EC2NodeClass general › spec.amiSelectorTerms[0]: none of alias, id, name, ssmParameter, tags › some of them',
        'EC2NodeClass general › spec.amiSelectorTerms[0]: alias and tags › one of them',
      ],
    },
    {
      what: 'an issuer of no kind',
      manifests: issuer(''),
      says: ['Issuer shop/shop › spec: none of acme, ca, selfSigned, vault, venafi › one of them'],
    },
  ],
  accepted: [
    {
      what: 'a volume of no kind, which is an emptyDir, and an empty value beside another',
      manifests: pod("env: [{ name: A, value: '', valueFrom: { fieldRef: { fieldPath: spec.nodeName } } }]"),
    },
    { what: 'a recording', manifests: rules('record: a:up') },
    { what: 'an alias alone', manifests: nodeClass('alias: al2023@v20250715') },
    { what: 'a name and tags', manifests: nodeClass('name: general, tags: { a: b }') },
    { what: 'an issuer of one kind', manifests: issuer('selfSigned: {}') },
  ],
  mutations: [
    mutation('handlers of probes', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ livenessProbe, readinessProbe }, index) => {
        const field = `spec.template.spec.containers[${index}]`;
        return [
          ...(livenessProbe === undefined ? [] : [{ field: `${field}.livenessProbe`, to: { periodSeconds: 5 } }]),
          ...(readinessProbe?.grpc !== undefined || readinessProbe === undefined
            ? []
            : [{ field: `${field}.readinessProbe.grpc`, to: { port: 8080 } }]),
          { field: `${field}.lifecycle.preStop`, to: {} },
        ];
      }),
    ),
    mutation('kinds of volumes', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.volumes ?? []).map(({ nfs }, index) => ({
        field: `spec.template.spec.volumes[${index}].nfs`,
        to: nfs ?? { server: 'nfs', path: '/' },
      })),
    ),
    mutation('values of variables', 'StatefulSet', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ env = [] }, container) =>
        env.flatMap((_, index) => ({
          field: `spec.template.spec.containers[${container}].env[${index}].valueFrom`,
          to: {},
        })),
      ),
    ),
    mutation('both bounds', 'PodDisruptionBudget', () => [
      { fields: { 'spec.minAvailable': 1, 'spec.maxUnavailable': 1 } },
    ]),
    mutation('neither an alert nor a recording, or both', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules: all = [] }, group) =>
        all.flatMap(({ alert }, index) => {
          const field = `spec.groups[${group}].rules[${index}]`;
          return [
            { field: alert === undefined ? `${field}.alert` : `${field}.record`, to: 'b' },
            { field: alert === undefined ? `${field}.record` : `${field}.alert`, to: undefined },
          ];
        }),
      ),
    ),
    mutation('no provider', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).map((_, index) => ({ field: `spec.metrics[${index}].provider`, to: {} })),
    ),
    mutation('no kind of issuer', 'ClusterIssuer', () => [{ field: 'spec', to: {} }]),
    mutation('terms that select by nothing', 'EC2NodeClass', () => [
      { field: 'spec.subnetSelectorTerms[0]', to: {} },
      { field: 'spec.securityGroupSelectorTerms[0]', to: { id: 'sg-1', tags: { a: 'b' } } },
    ]),
    mutation('two targets', 'AuthorizationPolicy', ({ spec }) =>
      spec?.selector === undefined
        ? []
        : [{ field: 'spec.targetRef', to: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'web' } }],
    ),
    mutation('nothing to read', 'ExternalSecret', () => [{ fields: { 'spec.data': [], 'spec.dataFrom': [] } }]),
    mutation('no routes', 'VirtualService', () => [{ field: 'spec.http', to: [] }]),
  ],
};
