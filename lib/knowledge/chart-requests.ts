/** Pods of a chart or an add-on, as it requests them. */
export interface PlatformPods {
  readonly name: string;
  /** CPUs and MiB; where they are missing the chart requests nothing. */
  readonly cpu?: number;
  readonly memory?: number;
  /** Where the chart's values override them, such as `controller.resources`. */
  readonly resources?: string;
  /** @default - 1 */
  readonly replicas?: number;
  /** Where the chart's values override that number. */
  readonly replicasAt?: string;
  /** Where they turn the autoscaler off that the number is of. */
  readonly autoscaledAt?: string;
  /** Where the chart's values turn it off. */
  readonly enabledAt?: string;
  /** One on each node, whatever its taints. */
  readonly daemon?: true;
  /** Karpenter must not run on nodes that it makes itself, and its pods not side by side. */
  readonly karpenter?: true;
}

/**
 * What the charts of `argocd/` run, by chart name, with the requests of their values.yaml. Estimates: operators make pods of
 * their own. Verified with stored copies of values.yaml: alloy, argo-rollouts, cni, gateway, metrics-server, and the admission
 * controller of vertical-pod-autoscaler; the others are not.
 */
export const chartPods: Readonly<Record<string, readonly PlatformPods[]>> = {
  alloy: [{ name: 'alloy', resources: 'alloy.resources', daemon: true }],
  'argo-rollouts': [{ name: 'argo-rollouts', replicas: 2, replicasAt: 'controller.replicas' }],
  'aws-load-balancer-controller': [{ name: 'aws-load-balancer-controller', replicas: 2, replicasAt: 'replicaCount' }],
  'cert-manager': [{ name: 'cert-manager' }, { name: 'cert-manager-webhook' }, { name: 'cert-manager-cainjector' }],
  'cloudnative-pg': [{ name: 'cloudnative-pg' }],
  cni: [{ name: 'istio-cni', cpu: 0.1, memory: 100, resources: 'resources', daemon: true }],
  'external-secrets': [
    { name: 'external-secrets', replicasAt: 'replicaCount' },
    { name: 'external-secrets-webhook' },
    { name: 'external-secrets-cert-controller' },
  ],
  gateway: [
    { name: 'istio-ingress', cpu: 0.1, memory: 128, resources: 'resources', replicasAt: 'autoscaling.minReplicas' },
  ],
  istiod: [
    {
      name: 'istiod',
      cpu: 0.5,
      memory: 2048,
      resources: 'resources',
      replicasAt: 'autoscaleMin',
      autoscaledAt: 'autoscaleEnabled',
      enabledAt: 'enabled',
    },
  ],
  karpenter: [
    { name: 'karpenter', replicas: 2, replicasAt: 'replicas', resources: 'controller.resources', karpenter: true },
  ],
  keda: [
    { name: 'keda-operator', cpu: 0.1, memory: 100 },
    { name: 'keda-metrics-apiserver', cpu: 0.1, memory: 100 },
    { name: 'keda-admission-webhooks', cpu: 0.1, memory: 100 },
  ],
  'kube-prometheus-stack': [
    { name: 'prometheus', resources: 'prometheus.prometheusSpec.resources', enabledAt: 'prometheus.enabled' },
    { name: 'prometheus-operator', enabledAt: 'prometheusOperator.enabled' },
    { name: 'alertmanager', memory: 200, enabledAt: 'alertmanager.enabled' },
    { name: 'grafana', resources: 'grafana.resources', enabledAt: 'grafana.enabled' },
    { name: 'kube-state-metrics', enabledAt: 'kubeStateMetrics.enabled' },
    { name: 'node-exporter', enabledAt: 'nodeExporter.enabled', daemon: true },
  ],
  'kuberay-operator': [{ name: 'kuberay-operator', cpu: 0.1, memory: 512, resources: 'resources' }],
  loki: [{ name: 'loki', resources: 'singleBinary.resources', replicasAt: 'singleBinary.replicas' }],
  'metrics-server': [{ name: 'metrics-server', cpu: 0.1, memory: 200, resources: 'resources', replicasAt: 'replicas' }],
  'plugin-barman-cloud': [{ name: 'plugin-barman-cloud' }],
  'strimzi-kafka-operator': [
    { name: 'strimzi', cpu: 0.2, memory: 384, resources: 'resources', replicasAt: 'replicas' },
  ],
  tempo: [{ name: 'tempo', resources: 'tempo.resources' }],
  velero: [{ name: 'velero', resources: 'resources' }],
  'vertical-pod-autoscaler': [
    { name: 'vpa-recommender', cpu: 0.05, memory: 500, replicasAt: 'recommender.replicas' },
    { name: 'vpa-updater', cpu: 0.05, memory: 500, replicasAt: 'updater.replicas' },
    { name: 'vpa-admission-controller', cpu: 0.05, memory: 200, replicasAt: 'admissionController.replicas' },
  ],
};

/** One chart for each AWS service, all alike: https://github.com/aws-controllers-k8s */
export const ackPods: readonly PlatformPods[] = [{ name: 'ack-controller', cpu: 0.05, memory: 64 }];

/** What EKS and the add-ons of the ClusterConfigs run; not verified but for aws-node, 25m in each of two containers. https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html */
export const eksPods: readonly PlatformPods[] = [
  { name: 'aws-node', cpu: 0.05, daemon: true },
  { name: 'kube-proxy', cpu: 0.1, daemon: true },
  { name: 'ebs-csi-node', cpu: 0.03, memory: 120, daemon: true },
  { name: 'eks-pod-identity-agent', daemon: true },
  { name: 'coredns', cpu: 0.1, memory: 70, replicas: 2 },
  { name: 'ebs-csi-controller', cpu: 0.06, memory: 240, replicas: 2 },
];

/** What kind runs on its one node: the static pods of kubeadm, its network and CoreDNS; not verified. https://kind.sigs.k8s.io/ */
export const kindPods: readonly PlatformPods[] = [
  { name: 'kube-apiserver', cpu: 0.25 },
  { name: 'kube-controller-manager', cpu: 0.2 },
  { name: 'kube-scheduler', cpu: 0.1 },
  { name: 'etcd', cpu: 0.1, memory: 100 },
  { name: 'kindnet', cpu: 0.1, memory: 50 },
  { name: 'coredns', cpu: 0.1, memory: 70, replicas: 2 },
];

/**
 * k3s is one process and not pods, but takes as much of the machine: the more of two machines that were measured, 30 % of a
 * core of an ARM and 1596 MB on a Xeon. https://docs.k3s.io/reference/resource-profiling (k3s 1.26)
 */
export const k3sPods: readonly PlatformPods[] = [
  { name: 'k3s', cpu: 0.3, memory: 1522 },
  { name: 'coredns', cpu: 0.1, memory: 70 },
];
