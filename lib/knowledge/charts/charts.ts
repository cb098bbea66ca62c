import ack from './ack.json' with { type: 'json' };
import alloy from './alloy.json' with { type: 'json' };
import argoRollouts from './argo-rollouts.json' with { type: 'json' };
import awsLoadBalancerController from './aws-load-balancer-controller.json' with { type: 'json' };
import base from './base.json' with { type: 'json' };
import certManager from './cert-manager.json' with { type: 'json' };
import cloudnativePg from './cloudnative-pg.json' with { type: 'json' };
import cni from './cni.json' with { type: 'json' };
import externalSecrets from './external-secrets.json' with { type: 'json' };
import gateway from './gateway.json' with { type: 'json' };
import istiod from './istiod.json' with { type: 'json' };
import karpenter from './karpenter.json' with { type: 'json' };
import karpenterCrd from './karpenter-crd.json' with { type: 'json' };
import keda from './keda.json' with { type: 'json' };
import kubePrometheusStack from './kube-prometheus-stack.json' with { type: 'json' };
import kuberayOperator from './kuberay-operator.json' with { type: 'json' };
import loki from './loki.json' with { type: 'json' };
import metricsServer from './metrics-server.json' with { type: 'json' };
import nvidiaDevicePlugin from './nvidia-device-plugin.json' with { type: 'json' };
import pluginBarmanCloud from './plugin-barman-cloud.json' with { type: 'json' };
import prometheusOperatorCrds from './prometheus-operator-crds.json' with { type: 'json' };
import strimziKafkaOperator from './strimzi-kafka-operator.json' with { type: 'json' };
import tempo from './tempo.json' with { type: 'json' };
import velero from './velero.json' with { type: 'json' };
import verticalPodAutoscaler from './vertical-pod-autoscaler.json' with { type: 'json' };
import type { Chart } from './chart.ts';

/** What is known of a Helm chart, by the last part of its name. */
export function knownChart(name: string): Chart | undefined {
  return charts.find(({ chart }) => chart === (name.endsWith('-chart') ? '*-chart' : name));
}

/** All charts that something is known of. */
export const charts = [
  ack,
  alloy,
  argoRollouts,
  awsLoadBalancerController,
  base,
  certManager,
  cloudnativePg,
  cni,
  externalSecrets,
  gateway,
  istiod,
  karpenter,
  karpenterCrd,
  keda,
  kubePrometheusStack,
  kuberayOperator,
  loki,
  metricsServer,
  nvidiaDevicePlugin,
  pluginBarmanCloud,
  prometheusOperatorCrds,
  strimziKafkaOperator,
  tempo,
  velero,
  verticalPodAutoscaler,
] as readonly Chart[];
