import { alloy } from './alloy.ts';
import { apiServer } from './api-server.ts';
import { argoCd } from './argo-cd.ts';
import { argoRollouts } from './argo-rollouts.ts';
import { barmanCloud } from './barman-cloud.ts';
import { certManager } from './cert-manager.ts';
import { clientLibraries } from './client-libraries.ts';
import { cloudNativePg } from './cloudnative-pg.ts';
import { coreDns } from './coredns.ts';
import { dcgmExporter } from './dcgm-exporter.ts';
import { externalSecrets } from './external-secrets.ts';
import { istioProxy } from './istio-proxy.ts';
import { istiod } from './istiod.ts';
import { kafkaExporter } from './kafka-exporter.ts';
import { karpenter } from './karpenter.ts';
import { keda } from './keda.ts';
import { kubeStateMetrics } from './kube-state-metrics.ts';
import { kubelet } from './kubelet.ts';
import { kubeRay } from './kuberay.ts';
import { loki } from './loki.ts';
import { monitoringStack } from './monitoring-stack.ts';
import { nodeExporter } from './node-exporter.ts';
import { openCost } from './opencost.ts';
import { postgresExporter } from './postgres-exporter.ts';
import { rabbitMq } from './rabbitmq.ts';
import { ray } from './ray.ts';
import { redisExporter } from './redis-exporter.ts';
import { scrapes } from './scrapes.ts';
import { strimzi } from './strimzi.ts';
import { tempo } from './tempo.ts';
import { velero } from './velero.ts';
import type { MetricSource } from './metric-source.ts';

/** Metrics that nobody declares, because a controller exports them. */
export const metricSources: readonly MetricSource[] = [
  kubeStateMetrics,
  nodeExporter,
  kubelet,
  apiServer,
  coreDns,
  monitoringStack,
  clientLibraries,
  scrapes,
  istioProxy,
  cloudNativePg,
  barmanCloud,
  postgresExporter,
  kafkaExporter,
  rabbitMq,
  ray,
  redisExporter,
  dcgmExporter,
  velero,
  argoCd,
  argoRollouts,
  externalSecrets,
  certManager,
  keda,
  karpenter,
  istiod,
  loki,
  tempo,
  alloy,
  strimzi,
  kubeRay,
  openCost,
];
