/** Pods that nobody renders; they bear more labels than these. */
export interface KnownPods {
  /** What they do for others. @default - nothing that rules know of */
  readonly part?: Part;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount?: string;
  readonly service?: KnownService;
  /** Ports by name, where the table has them. */
  readonly ports?: Readonly<Record<string, number>>;
  /** Whether they are proxies of the mesh whatever their namespace says. @default - false */
  readonly inMesh?: true;
}

/** The Service in front of pods, and its ports where others use them. */
interface KnownService {
  readonly name: string;
  readonly ports?: readonly number[];
}

/** Pods that a chart runs; in its texts `{release}` and `{fullname}` stand for the release, and for it with the chart's name. */
export interface ChartPods {
  /** What they do for others. @default - nothing that pods of others call them for, or are called by them for */
  readonly part?: Part;
  readonly labels: Readonly<Record<string, string>>;
  readonly account?: string;
  /** Value of the chart that names another account. */
  readonly accountAt?: string;
  readonly service?: KnownService;
  readonly ports?: Readonly<Record<string, number>>;
  /** Whether they are proxies of the mesh whatever their namespace says. @default - false */
  readonly inMesh?: true;
  /** Part of the values that has `enabled: false` where these pods are left out. */
  readonly enabledBy?: string;
  /** Value that says which namespace these pods go to instead of the release's. */
  readonly namespaceBy?: string;
}

/** Pods of the platform that workloads have to do with, by what they do. */
export type Part =
  | 'dns'
  | 'istiod'
  | 'gateway'
  | 'prometheus'
  | 'prometheus-operator'
  | 'alertmanager'
  | 'grafana'
  | 'kube-state-metrics'
  | 'tempo'
  | 'loki'
  | 'alloy'
  | 'cloudnative-pg'
  | 'keda'
  | 'argo-rollouts'
  | 'external-secrets'
  | 'velero'
  | 'kuberay'
  | 'strimzi';

const name = 'app.kubernetes.io/name';
const instance = 'app.kubernetes.io/instance';
const component = 'app.kubernetes.io/component';

/** Where nearly all charts let the account of their main pods be named. */
const accountAt = 'serviceAccount.name';

/**
 * What charts run, by the last part of the chart's name: labels and accounts that their templates set. Compared in November
 * 2026 with stored copies of the templates, which are not always of the version that is installed; those marked "not
 * verified" are from memory.
 */
export const chartPods: Readonly<Record<string, readonly ChartPods[]>> = {
  // https://github.com/istio/istio/tree/1.30.3/manifests/charts; not verified: cni and istiod
  base: [],
  cni: [{ labels: { 'k8s-app': 'istio-cni-node' }, account: 'istio-cni' }],
  istiod: [
    {
      part: 'istiod',
      labels: { app: 'istiod', istio: 'pilot', [name]: 'istiod' },
      account: 'istiod',
      ports: { 'http-monitoring': 15014 },
    },
  ],
  gateway: [
    {
      part: 'gateway',
      labels: { app: '{release}', istio: '{gateway}', [name]: '{release}' },
      account: '{release}',
      accountAt,
      service: { name: '{release}' },
      ports: { 'http-envoy-prom': 15090 },
      inMesh: true,
    },
  ],
  // https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack; verified: the operator's labels
  'kube-prometheus-stack': [
    {
      part: 'prometheus',
      labels: {
        [name]: 'prometheus',
        'app.kubernetes.io/managed-by': 'prometheus-operator',
        prometheus: '{fullname}-prometheus',
      },
      account: '{fullname}-prometheus',
      accountAt: 'prometheus.serviceAccount.name',
      service: { name: '{fullname}-prometheus', ports: [9090] },
      ports: { 'http-web': 9090 },
      enabledBy: 'prometheus',
    },
    {
      part: 'alertmanager',
      labels: { [name]: 'alertmanager', alertmanager: '{fullname}-alertmanager' },
      account: '{fullname}-alertmanager',
      accountAt: 'alertmanager.serviceAccount.name',
      enabledBy: 'alertmanager',
    },
    {
      part: 'prometheus-operator',
      labels: { app: 'kube-prometheus-stack-operator', [name]: 'kube-prometheus-stack-prometheus-operator' },
      account: '{fullname}-operator',
      accountAt: 'prometheusOperator.serviceAccount.name',
      enabledBy: 'prometheusOperator',
    },
    { part: 'grafana', labels: { [name]: 'grafana' }, account: '{release}-grafana', enabledBy: 'grafana' },
    {
      part: 'kube-state-metrics',
      labels: { [name]: 'kube-state-metrics' },
      account: '{release}-kube-state-metrics',
      enabledBy: 'kubeStateMetrics',
    },
    {
      labels: { [name]: 'prometheus-node-exporter' },
      account: '{release}-prometheus-node-exporter',
      enabledBy: 'nodeExporter',
      namespaceBy: 'prometheus-node-exporter.namespaceOverride',
    },
  ],
  // https://github.com/grafana-community/helm-charts
  loki: [{ part: 'loki', labels: { [name]: 'loki', [instance]: '{release}' }, account: 'loki', accountAt }],
  tempo: [
    {
      part: 'tempo',
      labels: { [name]: 'tempo', [instance]: '{release}' },
      account: '{fullname}',
      accountAt,
      service: { name: '{fullname}', ports: [4317, 4318, 3200] },
    },
  ],
  // https://github.com/grafana/alloy/tree/main/operations/helm; not verified
  alloy: [{ part: 'alloy', labels: { [name]: 'alloy' }, account: '{fullname}', accountAt }],
  // https://github.com/kedacore/charts/tree/main/keda; verified: the labels of the operator
  keda: [
    {
      part: 'keda',
      labels: { [name]: 'keda-operator', app: 'keda-operator' },
      account: 'keda-operator',
      accountAt: 'serviceAccount.operator.name',
    },
    {
      labels: { [name]: 'keda-operator-metrics-apiserver', app: 'keda-operator-metrics-apiserver' },
      account: 'keda-metrics-server',
    },
    { labels: { [name]: 'keda-admission-webhooks', app: 'keda-admission-webhooks' }, account: 'keda-webhook' },
  ],
  // https://github.com/argoproj/argo-helm/tree/main/charts/argo-rollouts
  'argo-rollouts': [
    {
      part: 'argo-rollouts',
      labels: { [name]: 'argo-rollouts', [instance]: '{release}', [component]: 'rollouts-controller' },
      account: '{fullname}',
      accountAt,
    },
  ],
  // https://github.com/cloudnative-pg/charts; not verified: the plugin
  'cloudnative-pg': [
    {
      part: 'cloudnative-pg',
      labels: { [name]: 'cloudnative-pg', [instance]: '{release}' },
      account: '{fullname}',
      accountAt,
    },
  ],
  'plugin-barman-cloud': [{ labels: { [name]: 'plugin-barman-cloud' }, account: '{fullname}', accountAt }],
  // https://github.com/external-secrets/external-secrets/tree/main/deploy/charts/external-secrets
  'external-secrets': [
    { part: 'external-secrets', labels: { [name]: 'external-secrets' }, account: '{fullname}', accountAt },
    { labels: { [name]: 'external-secrets-webhook' }, account: 'external-secrets-webhook' },
    { labels: { [name]: 'external-secrets-cert-controller' }, account: 'external-secrets-cert-controller' },
  ],
  // https://github.com/cert-manager/cert-manager/tree/master/deploy/charts/cert-manager
  'cert-manager': [
    { labels: { [name]: 'cert-manager', app: 'cert-manager' }, account: '{fullname}', accountAt },
    {
      labels: { [name]: 'webhook', app: 'webhook' },
      account: '{fullname}-webhook',
      accountAt: 'webhook.serviceAccount.name',
    },
    {
      labels: { [name]: 'cainjector', app: 'cainjector' },
      account: '{fullname}-cainjector',
      accountAt: 'cainjector.serviceAccount.name',
    },
  ],
  // https://github.com/vmware-tanzu/helm-charts/tree/main/charts/velero
  velero: [
    {
      part: 'velero',
      labels: { [name]: 'velero' },
      account: '{fullname}-server',
      accountAt: 'serviceAccount.server.name',
    },
  ],
  // https://github.com/strimzi/strimzi-kafka-operator/tree/main/packaging/helm-charts
  'strimzi-kafka-operator': [
    {
      part: 'strimzi',
      labels: { name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' },
      account: 'strimzi-cluster-operator',
    },
  ],
  // https://github.com/ray-project/kuberay/tree/master/helm-chart/kuberay-operator, whose values name the account
  'kuberay-operator': [
    {
      part: 'kuberay',
      labels: { [name]: 'kuberay-operator', [component]: 'kuberay-operator' },
      account: 'kuberay-operator',
      accountAt,
    },
  ],
  // Controllers of kube-system, where anything may stand; not verified.
  karpenter: [{ labels: { [name]: 'karpenter' }, account: '{fullname}', accountAt }],
  'metrics-server': [{ labels: { [name]: 'metrics-server' }, account: '{fullname}', accountAt }],
  'aws-load-balancer-controller': [
    { labels: { [name]: 'aws-load-balancer-controller' }, account: '{fullname}', accountAt },
  ],
  'vertical-pod-autoscaler': [{ labels: { [name]: 'vertical-pod-autoscaler' } }],
  'nvidia-device-plugin': [{ labels: { [name]: 'nvidia-device-plugin' } }],
  // https://github.com/aws-controllers-k8s: `s3-chart`, `rds-chart` and so on.
  '*-chart': [{ labels: { [instance]: '{release}' }, account: '{release}-controller', accountAt }],
};

/**
 * What runs in kube-system of every cluster, or comes with it from its vendor; not verified. That CoreDNS is called kube-dns
 * is so everywhere: https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/
 */
export const clusterPods: readonly KnownPods[] = [
  { part: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, serviceAccount: 'coredns' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' }, serviceAccount: 'node-local-dns' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'kube-proxy' }, serviceAccount: 'kube-proxy' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'aws-node' }, serviceAccount: 'aws-node' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server' }, serviceAccount: 'metrics-server' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'cilium' }, serviceAccount: 'cilium' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' }, serviceAccount: 'calico-node' },
  { namespace: 'kube-system', labels: { app: 'ebs-csi-controller' }, serviceAccount: 'ebs-csi-controller-sa' },
  { namespace: 'kube-system', labels: { [name]: 'eks-pod-identity-agent' } },
];
