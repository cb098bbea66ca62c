import { mutation, type Proof } from '../proof.ts';

const namespaces = `
apiVersion: v1
kind: Namespace
metadata: { name: l1-allocation, labels: { layer: L1 } }
---
apiVersion: v1
kind: Pod
metadata: { name: allocator, namespace: l1-allocation, labels: { app: allocator } }
spec: { containers: [] }
---
`;

const charts = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: kube-prometheus-stack, namespace: argocd }
spec: { project: default, destination: { namespace: monitoring }, source: { repoURL: charts, chart: kube-prometheus-stack } }
---
`;

const policy = (peer: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: l1-allocation }
spec: { podSelector: {}, ingress: [{ from: [{ ${peer} }] }] }
`;

const inNamespace = (name: string, app: string) =>
  policy(
    `namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } }, podSelector: { matchLabels: { ${app} } }`,
  );

export const proof: Proof = {
  refused: [
    {
      what: 'a label that namespaces do not have',
      manifests: namespaces + policy('namespaceSelector: { matchLabels: { name: l1-allocation } }'),
      says: [
        'NetworkPolicy l1-allocation/web › spec.ingress[0].from[0].namespaceSelector: name=l1-allocation, which matches no namespace › kubernetes.io/metadata.name: l1-allocation',
      ],
    },
    {
      what: 'a namespace that is not there',
      manifests:
        charts + namespaces + policy('namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: keda } }'),
      says: [
        'NetworkPolicy l1-allocation/web › spec.ingress[0].from[0].namespaceSelector: kubernetes.io/metadata.name=keda, which matches no namespace › labels of an existing namespace',
      ],
    },
    {
      what: 'pods that are not there',
      manifests: namespaces + policy('podSelector: { matchLabels: { app: alocator } }'),
      says: [
        'NetworkPolicy l1-allocation/web › spec.ingress[0].from[0].podSelector: app=alocator, which matches no pod in l1-allocation › labels of the pods that are meant',
      ],
    },
    {
      what: 'pods that the chart does not run',
      manifests: charts + namespaces + inNamespace('monitoring', 'app.kubernetes.io/name: prom'),
      says: [
        'NetworkPolicy l1-allocation/web › spec.ingress[0].from[0].podSelector: app.kubernetes.io/name=prom, which matches no pod in monitoring › labels of the pods that are meant',
      ],
    },
    {
      what: 'a misspelt resolver',
      manifests: charts + namespaces + inNamespace('kube-system', 'k8s-app: coredns'),
      says: [
        'NetworkPolicy l1-allocation/web › spec.ingress[0].from[0].podSelector: k8s-app=coredns, which matches no pod in kube-system › labels of the pods that are meant',
      ],
    },
  ],
  accepted: [
    {
      what: 'pods of an operator',
      manifests:
        namespaces +
        `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: k8s, namespace: l1-allocation }
---${policy('podSelector: { matchLabels: { app.kubernetes.io/name: prometheus } }')}`,
    },
    {
      what: 'a label that a namespace has',
      manifests: namespaces + policy('namespaceSelector: { matchLabels: { layer: L1 } }'),
    },
    { what: 'every namespace', manifests: namespaces + policy('namespaceSelector: {}') },
    {
      what: 'the name that every namespace has',
      manifests: namespaces + inNamespace('l1-allocation', 'app: allocator'),
    },
    {
      what: 'pods of a chart',
      manifests: charts + namespaces + inNamespace('monitoring', 'app.kubernetes.io/name: prometheus'),
    },
    { what: 'the resolver', manifests: charts + namespaces + inNamespace('kube-system', 'k8s-app: kube-dns') },
    { what: 'a namespace that is not here', manifests: namespaces + inNamespace('monitoring', 'app: prometheus') },
  ],
  mutations: (['ingress.from', 'egress.to'] as const).flatMap((path) => {
    const [direction, side] = path.split('.') as ['ingress', 'from'];
    const peers = (field: string, to: unknown, which: 'namespaceSelector' | 'podSelector') =>
      mutation(`${direction}: ${which} of nobody`, 'NetworkPolicy', ({ spec }) =>
        (spec?.[direction] ?? []).flatMap((rule, index) =>
          (rule[side] ?? []).flatMap((peer, number) =>
            peer[which] === undefined ? [] : [{ field: `spec.${direction}[${index}].${side}[${number}].${field}`, to }],
          ),
        ),
      );
    return [
      peers('namespaceSelector.matchLabels', { 'kubernetes.io/metadata.name': 'nowhere' }, 'namespaceSelector'),
      peers('podSelector.matchLabels', { 'app.kubernetes.io/name': 'nobody' }, 'podSelector'),
    ];
  }),
};
