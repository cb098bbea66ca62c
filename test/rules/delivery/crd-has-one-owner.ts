import { mutation, type Proof } from '../proof.ts';

const application = (name: string, chart: string, helm = '{}') => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec: { source: { repoURL: registry.example.com, chart: ${chart}, targetRevision: 1.0.0, helm: ${helm} } }`;
const needed =
  'one Application that installs them; helm.skipCrds or the value of the chart leaves them out of the other';

export const proof: Proof = {
  refused: [
    {
      what: 'two controllers of ACK, whose charts share two kinds',
      manifests: application('ack-rds', 'rds-chart') + application('ack-s3', 's3-chart'),
      says: [
        `Application argocd/ack-s3 › spec.source.chart: installs the CRDs of services.k8s.aws/FieldExport and services.k8s.aws/IAMRoleSelector, as Application ack-rds does › ${needed}`,
      ],
    },
    {
      what: 'kinds that a chart of kinds alone brings, too',
      manifests: application('karpenter', 'karpenter') + application('karpenter-kinds', 'karpenter-crd'),
      says: [
        `Application argocd/karpenter-kinds › spec.source.chart: installs the CRDs of karpenter.sh and karpenter.k8s.aws and autoscaling.x-k8s.io/CapacityBuffer, as Application karpenter does › ${needed}`,
      ],
    },
    {
      what: 'a chart that does so unless a value forbids it, which skipCrds does not change',
      manifests:
        application('monitoring', 'kube-prometheus-stack', '{ skipCrds: true }') +
        application('kinds', 'prometheus-operator-crds'),
      says: [
        `Application argocd/monitoring › spec.source.chart: installs the CRDs of monitoring.coreos.com, as Application kinds does › ${needed}`,
      ],
    },
  ],
  accepted: [
    {
      what: 'a chart that leaves out what another has',
      manifests:
        application('ack-rds', 'rds-chart') +
        application('ack-s3', 's3-chart', '{ skipCrds: true }') +
        application('monitoring', 'kube-prometheus-stack', '{ valuesObject: { crds: { enabled: false } } }') +
        application('kinds', 'prometheus-operator-crds'),
    },
    {
      what: 'values that are not here',
      manifests:
        application('monitoring', 'kube-prometheus-stack', '{ valueFiles: [values.yaml] }') +
        application('kinds', 'prometheus-operator-crds'),
    },
    {
      what: 'a chart that installs none unless it is told to, twice',
      manifests: application('one', 'cert-manager') + application('other', 'cert-manager'),
    },
  ],
  mutations: [
    mutation('a chart of ACK with all its CRDs', 'Application', ({ spec }) =>
      spec?.sources?.[0]?.helm?.skipCrds === true ? [{ field: 'spec.sources[0].helm.skipCrds', to: false }] : [],
    ),
    mutation('the kinds of Prometheus from its stack, too', 'Application', ({ metadata }) =>
      metadata.name === 'kube-prometheus-stack'
        ? [{ field: 'spec.source.helm.valuesObject.crds.enabled', to: true }]
        : [],
    ),
  ],
};
