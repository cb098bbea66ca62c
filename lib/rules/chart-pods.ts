import type { PlatformPods } from './platform-pods.ts';

/** Pods that a chart runs, with `{release}` in place of the name of its release. */
export interface ChartPods {
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount?: string;
  readonly service?: string;
  readonly ports?: Readonly<Record<string, number>>;
  /** Part of the values that has `enabled: false` where these pods are left out. */
  readonly enabledBy?: string;
  /** Release of the chart that installs its kinds alone. */
  readonly unless?: string;
  /** Value that says which namespace these pods go to instead of the release's. */
  readonly namespaceBy?: string;
}

const name = 'app.kubernetes.io/name';
const kinds = 'prometheus-kinds';

/**
 * What charts run, by the last part of the chart's name: labels that their templates set, as of the versions that
 * charts/controllers installs (November 2026).
 */
export const chartPods: Readonly<Record<string, readonly ChartPods[]>> = {
  // https://github.com/istio/istio/tree/master/manifests/charts
  base: [],
  cni: [{ labels: { 'k8s-app': 'istio-cni-node' }, serviceAccount: 'istio-cni' }],
  istiod: [
    { labels: { app: 'istiod', istio: 'pilot' }, serviceAccount: 'istiod', ports: { 'http-monitoring': 15014 } },
  ],
  gateway: [
    {
      labels: { app: '{release}', istio: '{release-istio}', [name]: '{release}' },
      serviceAccount: '{release}',
      service: '{release}',
      ports: { 'http-envoy-prom': 15090 },
    },
  ],
  // https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
  'kube-prometheus-stack': [
    {
      labels: { [name]: 'prometheus', prometheus: '{release}-prometheus' },
      serviceAccount: '{release}-prometheus',
      enabledBy: 'prometheus',
      unless: kinds,
    },
    {
      labels: { [name]: 'alertmanager', alertmanager: '{release}-alertmanager' },
      serviceAccount: '{release}-alertmanager',
      enabledBy: 'alertmanager',
      unless: kinds,
    },
    {
      labels: { app: '{release}-operator' },
      serviceAccount: '{release}-operator',
      enabledBy: 'prometheusOperator',
      unless: kinds,
    },
    { labels: { [name]: 'grafana' }, serviceAccount: '{release}-grafana', enabledBy: 'grafana', unless: kinds },
    {
      labels: { [name]: 'kube-state-metrics' },
      serviceAccount: '{release}-kube-state-metrics',
      enabledBy: 'kubeStateMetrics',
      unless: kinds,
    },
    {
      labels: { [name]: 'prometheus-node-exporter' },
      serviceAccount: '{release}-prometheus-node-exporter',
      enabledBy: 'nodeExporter',
      namespaceBy: 'prometheus-node-exporter.namespaceOverride',
      unless: kinds,
    },
  ],
  // https://github.com/grafana-community/helm-charts, https://github.com/grafana/alloy/tree/main/operations/helm
  loki: [{ labels: { [name]: 'loki' }, serviceAccount: 'loki' }],
  tempo: [{ labels: { [name]: 'tempo' }, serviceAccount: '{release}' }],
  alloy: [{ labels: { [name]: 'alloy' }, serviceAccount: '{release}' }],
  // https://github.com/kedacore/charts/tree/main/keda
  keda: [
    { labels: { [name]: 'keda-operator', app: 'keda-operator' }, serviceAccount: 'keda-operator' },
    {
      labels: { [name]: 'keda-operator-metrics-apiserver', app: 'keda-operator-metrics-apiserver' },
      serviceAccount: 'keda-metrics-server',
    },
    {
      labels: { [name]: 'keda-admission-webhooks', app: 'keda-admission-webhooks' },
      serviceAccount: 'keda-webhook',
    },
  ],
  // https://github.com/argoproj/argo-helm/tree/main/charts/argo-rollouts
  'argo-rollouts': [{ labels: { [name]: 'argo-rollouts' }, serviceAccount: 'argo-rollouts' }],
  // https://github.com/cloudnative-pg/charts
  'cloudnative-pg': [{ labels: { [name]: 'cloudnative-pg' }, serviceAccount: '{release}' }],
  'plugin-barman-cloud': [{ labels: { [name]: 'plugin-barman-cloud' }, serviceAccount: '{release}' }],
  // https://github.com/external-secrets/external-secrets/tree/main/deploy/charts/external-secrets
  'external-secrets': [
    { labels: { [name]: 'external-secrets' }, serviceAccount: '{release}' },
    { labels: { [name]: 'external-secrets-webhook' }, serviceAccount: 'external-secrets-webhook' },
    { labels: { [name]: 'external-secrets-cert-controller' }, serviceAccount: 'external-secrets-cert-controller' },
  ],
  // https://github.com/cert-manager/cert-manager/tree/master/deploy/charts/cert-manager
  'cert-manager': [
    { labels: { [name]: 'cert-manager', app: 'cert-manager' }, serviceAccount: '{release}' },
    { labels: { [name]: 'webhook', app: 'webhook' }, serviceAccount: '{release}-webhook' },
    { labels: { [name]: 'cainjector', app: 'cainjector' }, serviceAccount: '{release}-cainjector' },
  ],
  // https://github.com/vmware-tanzu/helm-charts/tree/main/charts/velero
  velero: [{ labels: { [name]: 'velero' }, serviceAccount: 'velero' }],
  // https://github.com/strimzi/strimzi-kafka-operator/tree/main/packaging/helm-charts
  'strimzi-kafka-operator': [
    {
      labels: { name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' },
      serviceAccount: 'strimzi-cluster-operator',
    },
  ],
  // https://github.com/ray-project/kuberay/tree/master/helm-chart/kuberay-operator
  'kuberay-operator': [{ labels: { [name]: 'kuberay-operator' }, serviceAccount: '{release}' }],
  // Controllers of kube-system, where anything may stand.
  karpenter: [{ labels: { [name]: 'karpenter' }, serviceAccount: '{release}' }],
  'metrics-server': [{ labels: { [name]: 'metrics-server' }, serviceAccount: '{release}' }],
  'aws-load-balancer-controller': [
    { labels: { [name]: 'aws-load-balancer-controller' }, serviceAccount: 'aws-load-balancer-controller' },
  ],
  'vertical-pod-autoscaler': [{ labels: { [name]: 'vertical-pod-autoscaler' } }],
  'nvidia-device-plugin': [{ labels: { [name]: 'nvidia-device-plugin' } }],
  // https://github.com/aws-controllers-k8s: `s3-chart`, `rds-chart` and so on.
  '*-chart': [{ labels: { 'app.kubernetes.io/instance': '{release}' }, serviceAccount: '{release}-controller' }],
};

/** What runs in kube-system of every cluster, or comes with it from its vendor. */
export const clusterPods: readonly PlatformPods[] = [
  { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, serviceAccount: 'coredns' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' }, serviceAccount: 'node-local-dns' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'kube-proxy' }, serviceAccount: 'kube-proxy' },
  // https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
  { namespace: 'kube-system', labels: { 'k8s-app': 'aws-node' }, serviceAccount: 'aws-node' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server' }, serviceAccount: 'metrics-server' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'cilium' }, serviceAccount: 'cilium' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' }, serviceAccount: 'calico-node' },
  { namespace: 'kube-system', labels: { app: 'ebs-csi-controller' }, serviceAccount: 'ebs-csi-controller-sa' },
  { namespace: 'kube-system', labels: { [name]: 'eks-pod-identity-agent' } },
];
