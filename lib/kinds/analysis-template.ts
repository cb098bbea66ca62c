import type { AnalysisTemplate } from '../../imports/types/argoproj.io.ts';
import type { BlueGreenDelivery, CanaryDelivery } from '../spec/delivery.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { jobSpec } from './job.ts';
import { podLabels, workloadMetadata } from './metadata.ts';
import { platform } from './platform.ts';

/** What decides whether a new version may go on: the errors it answers with, or, without requests, how its pods are. */
export function analysisTemplate(workload: Workload, delivery: CanaryDelivery | BlueGreenDelivery): AnalysisTemplate {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: workloadMetadata(workload),
    spec:
      delivery.strategy === 'canary'
        ? { metrics: [errorRate(workload, delivery.maximumErrorRate)] }
        : { args: [{ name: 'revision' }], metrics: [unhealthyPods(workload, delivery.watchMinutes)] },
  };
}

type Metric = NonNullable<AnalysisTemplate['spec']['metrics']>[number];

/**
 * Server errors among all answers of the new version, as those count them who asked, the gateway and the sidecars of callers:
 * a pod that answers nobody counts nothing. They know the version by its Service, to which the route sends the request; its
 * own proxies take every request for one to the oldest of the Services that select them
 * (https://github.com/istio/istio/issues/33940).
 */
function errorRate({ name, namespace }: Workload, maximum: number): Metric {
  const ofCanary = `destination_service_namespace="${namespace}",destination_service_name="${name}-canary"`;
  const requests = (more: string): string =>
    `sum(rate(istio_requests_total{reporter="source",${ofCanary}${more}}[2m]))`;
  return {
    name: 'error-rate',
    // Before that the range would reach back to a version that was put back just now.
    initialDelay: '2m',
    interval: '1m',
    failureLimit: 0,
    // No requests are no errors: the vector is empty, or 0 / 0.
    successCondition: `len(result) == 0 || isNaN(result[0]) || result[0] <= ${maximum}`,
    provider: {
      prometheus: {
        address: platform.prometheus.url,
        query: `${requests(',response_code=~"5.."')} / ${requests('')}`,
      },
    },
  };
}

/** A Job that tests a new version: one run, whose failure is the version's. */
export function testTemplate(
  workload: Workload,
  run: { readonly deadlineSeconds: number; readonly retries: number },
): AnalysisTemplate {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: workloadMetadata(workload, { labels: podLabels(workload), annotations: controllerAnnotations(workload) }),
    spec: {
      metrics: [
        {
          // The Job bears the id of its run, this and a number, which must be 63 characters together.
          name: 'smoke-test',
          // Proxies learn where the Service leads now.
          initialDelay: '10s',
          failureLimit: 0,
          provider: { job: { metadata: { labels: podLabels(workload) }, spec: jobSpec(workload, run) } },
        },
      ],
    },
  };
}

/** Pods of the new version that are not ready, and restarts of its containers. */
function unhealthyPods(workload: Workload, minutes: number): Metric {
  const pods = newPods(workload);
  const notReady = `sum(kube_pod_status_ready{condition="false",${pods}})`;
  return {
    name: 'unhealthy-pods',
    // The newest sample may be of before the pods were ready: longer than a scrape and a probe take.
    initialDelay: '60s',
    interval: '30s',
    count: Math.max(1, minutes * 2 - 2),
    failureLimit: 0,
    // Nothing known of the pods is no reason to trust them.
    successCondition: 'len(result) > 0 && result[0] == 0',
    provider: {
      prometheus: {
        address: platform.prometheus.url,
        query: `${notReady} + sum(kube_pod_container_status_restarts_total{${pods}})`,
      },
    },
  };
}

/** Labels of the new version's pods, whose ReplicaSet is named after the hash of their template. */
function newPods({ name, namespace }: Workload): string {
  return `namespace="${namespace}",pod=~"${name}-{{args.revision}}-.+"`;
}
