import { apiGroup } from '../../manifests/manifest.ts';
import type { KubernetesObject } from '../kinds.ts';
import type { Delivery } from './deliveries.ts';

/** API groups, or kinds, by the charts that bring them; not verified against the charts. */
const groupsByChart: Readonly<Record<string, readonly string[]>> = {
  'argo-rollouts': [
    'argoproj.io/Rollout',
    'argoproj.io/AnalysisTemplate',
    'argoproj.io/ClusterAnalysisTemplate',
    'argoproj.io/Experiment',
  ],
  'aws-load-balancer-controller': ['elbv2.k8s.aws'],
  base: ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io'],
  'cert-manager': ['cert-manager.io'],
  'cloudnative-pg': ['postgresql.cnpg.io'],
  'external-secrets': ['external-secrets.io'],
  karpenter: ['karpenter.sh', 'karpenter.k8s.aws'],
  'karpenter-crd': ['karpenter.sh', 'karpenter.k8s.aws'],
  keda: ['keda.sh'],
  'kube-prometheus-stack': ['monitoring.coreos.com'],
  'kuberay-operator': ['ray.io'],
  'plugin-barman-cloud': ['barmancloud.cnpg.io'],
  'prometheus-operator-crds': ['monitoring.coreos.com'],
  'strimzi-kafka-operator': ['kafka.strimzi.io'],
  velero: ['velero.io'],
  'vertical-pod-autoscaler': ['autoscaling.k8s.io'],
};

/** Whether a kind is brought by one of the charts that are known here. */
export function comesWithChart(object: KubernetesObject): string | undefined {
  const group = apiGroup(object);
  const key = group === 'argoproj.io' ? `${group}/${object.kind}` : group;
  if (group.endsWith('.services.k8s.aws')) return key;
  return Object.values(groupsByChart).some((groups) => groups.includes(key)) ? key : undefined;
}

/** The groups, or kinds, that the charts of an Application bring. */
export function broughtBy({ sources }: Delivery): readonly string[] {
  return sources.flatMap(({ source: { chart } }) => {
    if (chart === undefined) return [];
    // ACK has a chart for each service of AWS.
    const ack = /^([a-z0-9]+)-chart$/.exec(chart)?.[1];
    return ack === undefined ? (groupsByChart[chart] ?? []) : [`${ack}.services.k8s.aws`];
  });
}
