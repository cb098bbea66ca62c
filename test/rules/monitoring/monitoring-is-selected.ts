import { mutation, type Proof } from '../proof.ts';

const monitor = (spec: string, labels = '{}') => `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop, labels: ${labels} }
spec: ${spec}
`;

const stack = (prometheusSpec: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec:
  source:
    chart: kube-prometheus-stack
    helm: { valuesObject: { prometheus: { prometheusSpec: ${prometheusSpec} } } }
`;

const any = '{ selector: {}, podMetricsEndpoints: [] }';

export const proof: Proof = {
  refused: [
    {
      what: 'no label of the release',
      manifests: monitor(any) + stack('{}'),
      says: [
        'PodMonitor shop/web › metadata.labels: Prometheus ignores it: it selects release=prometheus › release=prometheus',
      ],
    },
    {
      what: 'not the label that the values ask for',
      manifests:
        monitor(any, '{ release: prometheus }') + stack('{ podMonitorSelector: { matchLabels: { team: shop } } }'),
      says: ['PodMonitor shop/web › metadata.labels: Prometheus ignores it: it selects team=shop › team=shop'],
    },
  ],
  accepted: [
    { what: 'the label of the release', manifests: monitor(any, '{ release: prometheus }') + stack('{}') },
    {
      what: 'a Prometheus that selects all',
      manifests: monitor(any) + stack('{ podMonitorSelectorNilUsesHelmValues: false }'),
    },
    { what: 'nobody knows which Prometheus', manifests: monitor(any) },
  ],
  mutations: [
    ...(['PodMonitor', 'PrometheusRule'] as const).map((kind) =>
      mutation(`a ${kind} without the label`, kind, () => [
        { field: 'metadata.labels.release', to: undefined },
        { field: 'metadata.labels.release', to: 'prometheus' },
        { field: 'metadata.labels', to: undefined },
      ]),
    ),
    mutation('a release of another name', 'Application', ({ metadata }) =>
      metadata.name === 'kube-prometheus-stack' ? [{ field: 'spec.source.helm.releaseName', to: 'monitoring' }] : [],
    ),
  ],
};
