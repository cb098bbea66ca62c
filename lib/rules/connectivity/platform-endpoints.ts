/** A part of the platform that a chart, or the cluster itself, runs: its pods are in no manifest. */
export interface PlatformPart {
  readonly name: PartName;
  /** Chart that brings it. @default - every cluster has it */
  readonly chart?: string;
  /** Value of the chart that leaves it out when it is false, such as `prometheus.enabled`. @default - none */
  readonly switch?: readonly [string, string];
  /** @default - the namespace of the chart's Application */
  readonly namespace?: string;
  /** Labels of its pods that policies select by; `{release}` is the name of the release. */
  readonly labels: Readonly<Record<string, string>>;
  /** Service account; `{release}` and `{fullname}`, the release with the chart's name in it. */
  readonly account: string;
  /** Whether its pods are proxies of the mesh whatever their namespace says. @default - false */
  readonly inMesh?: boolean;
  /** Name of its Service, and the ports of it. @default - none that workloads or other parts use */
  readonly service?: { readonly name: string; readonly ports: readonly number[] };
  /** Ports by the names that the chart gives them. */
  readonly ports?: Readonly<Record<string, number>>;
}

/** Parts by what they do. */
export type PartName =
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

/** Labels and accounts as the charts' templates of 2026-08 write them, with the place of each. */
export const platformParts: readonly PlatformPart[] = [
  // https://github.com/coredns/deployment/blob/master/kubernetes/coredns.yaml.sed; EKS, kind and k3s keep the label.
  { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, account: 'coredns' },
  // https://github.com/istio/istio/blob/1.30.3/manifests/charts/istio-control/istio-discovery/templates/deployment.yaml
  {
    name: 'istiod',
    chart: 'istiod',
    labels: { app: 'istiod', istio: 'pilot', 'app.kubernetes.io/name': 'istiod' },
    account: 'istiod',
  },
  // https://github.com/istio/istio/blob/1.30.3/manifests/charts/gateway/templates/_helpers.tpl
  {
    name: 'gateway',
    chart: 'gateway',
    labels: { app: '{release}', istio: '{gateway}', 'app.kubernetes.io/name': '{release}' },
    account: '{release}',
    inMesh: true,
  },
  // https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/prometheus/server/statefulset.go
  {
    name: 'prometheus',
    chart: 'kube-prometheus-stack',
    switch: ['prometheus', 'enabled'],
    labels: { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/managed-by': 'prometheus-operator' },
    account: '{fullname}-prometheus',
    service: { name: '{fullname}-prometheus', ports: [9090] },
    ports: { 'http-web': 9090 },
  },
  // https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack/templates/prometheus-operator
  {
    name: 'prometheus-operator',
    chart: 'kube-prometheus-stack',
    switch: ['prometheusOperator', 'enabled'],
    labels: {
      app: 'kube-prometheus-stack-operator',
      'app.kubernetes.io/name': 'kube-prometheus-stack-prometheus-operator',
    },
    account: '{fullname}-operator',
  },
  {
    name: 'alertmanager',
    chart: 'kube-prometheus-stack',
    switch: ['alertmanager', 'enabled'],
    labels: { 'app.kubernetes.io/name': 'alertmanager' },
    account: '{fullname}-alertmanager',
  },
  {
    name: 'grafana',
    chart: 'kube-prometheus-stack',
    switch: ['grafana', 'enabled'],
    labels: { 'app.kubernetes.io/name': 'grafana' },
    account: '{release}-grafana',
  },
  {
    name: 'kube-state-metrics',
    chart: 'kube-prometheus-stack',
    switch: ['kubeStateMetrics', 'enabled'],
    labels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
    account: '{release}-kube-state-metrics',
  },
  // https://github.com/grafana-community/helm-charts/tree/main/charts/tempo/templates
  {
    name: 'tempo',
    chart: 'tempo',
    labels: { 'app.kubernetes.io/name': 'tempo', 'app.kubernetes.io/instance': '{release}' },
    account: '{fullname}',
    service: { name: '{fullname}', ports: [4317, 4318, 3200] },
  },
  // https://github.com/grafana-community/helm-charts/tree/main/charts/loki/templates/single-binary
  { name: 'loki', chart: 'loki', labels: { 'app.kubernetes.io/name': 'loki' }, account: 'loki' },
  // https://github.com/grafana/alloy/tree/main/operations/helm/charts/alloy/templates
  { name: 'alloy', chart: 'alloy', labels: { 'app.kubernetes.io/name': 'alloy' }, account: '{fullname}' },
  // https://github.com/cloudnative-pg/charts/tree/main/charts/cloudnative-pg/templates
  {
    name: 'cloudnative-pg',
    chart: 'cloudnative-pg',
    labels: { 'app.kubernetes.io/name': 'cloudnative-pg', 'app.kubernetes.io/instance': '{release}' },
    account: '{fullname}',
  },
  // https://github.com/kedacore/charts/blob/main/keda/templates/manager/deployment.yaml
  {
    name: 'keda',
    chart: 'keda',
    labels: { app: 'keda-operator', 'app.kubernetes.io/name': 'keda-operator' },
    account: 'keda-operator',
  },
  // https://github.com/argoproj/argo-helm/tree/main/charts/argo-rollouts/templates/controller
  {
    name: 'argo-rollouts',
    chart: 'argo-rollouts',
    labels: { 'app.kubernetes.io/name': 'argo-rollouts', 'app.kubernetes.io/component': 'rollouts-controller' },
    account: '{fullname}',
  },
  // https://github.com/external-secrets/external-secrets/tree/main/deploy/charts/external-secrets/templates
  {
    name: 'external-secrets',
    chart: 'external-secrets',
    labels: { 'app.kubernetes.io/name': 'external-secrets' },
    account: '{fullname}',
  },
  // https://github.com/vmware-tanzu/helm-charts/blob/main/charts/velero/templates/deployment.yaml
  { name: 'velero', chart: 'velero', labels: { 'app.kubernetes.io/name': 'velero' }, account: '{fullname}-server' },
  // https://github.com/ray-project/kuberay/tree/master/helm-chart/kuberay-operator/templates
  {
    name: 'kuberay',
    chart: 'kuberay-operator',
    labels: { 'app.kubernetes.io/name': 'kuberay-operator', 'app.kubernetes.io/component': 'kuberay-operator' },
    account: 'kuberay-operator',
  },
  // https://github.com/strimzi/strimzi-kafka-operator/tree/main/packaging/helm-charts/helm3/strimzi-kafka-operator
  {
    name: 'strimzi',
    chart: 'strimzi-kafka-operator',
    labels: { name: 'strimzi-cluster-operator', 'strimzi.io/kind': 'cluster-operator' },
    account: 'strimzi-cluster-operator',
  },
];

/** Port on which a proxy tells Prometheus of itself; it takes plain text and passes nothing on. */
export const proxyMetrics = { name: 'http-envoy-prom', port: 15090 };

/** Inbound ports that Istio leaves alone. https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
export const uncapturedPorts: ReadonlySet<number> = new Set([15020, 15021, 15090]);

/** Port of istiod that proxies get their configuration and certificates from. */
export const istiodPort = 15012;

/** Port on which a gateway says whether it is healthy. */
export const gatewayHealthPort = 15021;

/** Agent of EKS Pod Identity, on every node. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
export const podIdentityAgent = { address: '169.254.170.23', port: 80 };

/** Ports of the Service that KubeRay makes for a head. https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html */
export const rayHeadPorts: readonly number[] = [6379, 8000, 8080, 8265, 10001];

/** Ports of CloudNativePG's instances. https://cloudnative-pg.io/documentation/current/networking/ */
export const postgresqlPorts = { postgresql: 5432, status: 8000, metrics: 9187 };

/** Names that AWS gives to services inside of a network: their addresses are private ones. */
export const privateHosts: readonly RegExp[] = [
  /\.rds\.amazonaws\.com$/,
  /\.cache\.amazonaws\.com$/,
  /\.kafka\.[a-z0-9-]+\.amazonaws\.com$/,
  /\.mq\.[a-z0-9-]+\.amazonaws\.com$/,
  /\.docdb\.amazonaws\.com$/,
  /\.es\.amazonaws\.com$/,
];
