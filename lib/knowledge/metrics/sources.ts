import alloy from './alloy.json' with { type: 'json' };
import apiServer from './api-server.json' with { type: 'json' };
import argoCd from './argo-cd.json' with { type: 'json' };
import argoRollouts from './argo-rollouts.json' with { type: 'json' };
import barmanCloud from './barman-cloud.json' with { type: 'json' };
import certManager from './cert-manager.json' with { type: 'json' };
import clientLibraries from './client-libraries.json' with { type: 'json' };
import cloudNativePg from './cloudnative-pg.json' with { type: 'json' };
import coreDns from './coredns.json' with { type: 'json' };
import dcgmExporter from './dcgm-exporter.json' with { type: 'json' };
import externalSecrets from './external-secrets.json' with { type: 'json' };
import { istioProxy } from './istio-proxy.ts';
import istiod from './istiod.json' with { type: 'json' };
import kafkaExporter from './kafka-exporter.json' with { type: 'json' };
import karpenter from './karpenter.json' with { type: 'json' };
import keda from './keda.json' with { type: 'json' };
import kubeStateMetrics from './kube-state-metrics.json' with { type: 'json' };
import kubelet from './kubelet.json' with { type: 'json' };
import kubeRay from './kuberay.json' with { type: 'json' };
import loki from './loki.json' with { type: 'json' };
import monitoringStack from './monitoring-stack.json' with { type: 'json' };
import nodeExporter from './node-exporter.json' with { type: 'json' };
import openCost from './opencost.json' with { type: 'json' };
import postgresExporter from './postgres-exporter.json' with { type: 'json' };
import rabbitMq from './rabbitmq.json' with { type: 'json' };
import ray from './ray.json' with { type: 'json' };
import redisExporter from './redis-exporter.json' with { type: 'json' };
import scrapes from './scrapes.json' with { type: 'json' };
import strimzi from './strimzi.json' with { type: 'json' };
import tempo from './tempo.json' with { type: 'json' };
import velero from './velero.json' with { type: 'json' };
import type { MetricSource } from './metric-source.ts';

/** Metrics that nobody declares, because a controller exports them. */
export const metricSources = [
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
] as readonly MetricSource[];
