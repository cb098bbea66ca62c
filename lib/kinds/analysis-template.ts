import type { AnalysisTemplate } from '../../imports/types/argoproj.io.ts';
import type { BlueGreenDelivery, CanaryDelivery } from '../spec/delivery.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { jobSpec } from './job.ts';
import { podLabels, workloadMetadata } from './metadata.ts';
import { platform } from './platform.ts';

/**
 * The metrics that decide whether a delivery continues: the errors of the new version or, without requests, the state
 * of its pods.
 */
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
 * The share of server errors among the responses of the new version. The senders of the requests count them (the
 * gateway, and the sidecars of callers), because a pod that does not respond counts nothing. The senders know the
 * version by its Service. The proxies of the pods cannot: they attribute each request to the oldest Service that
 * selects them (https://github.com/istio/istio/issues/33940).
 */
function errorRate({ name, namespace }: Workload, maximum: number): Metric {
  const ofCanary = `destination_service_namespace="${namespace}",destination_service_name="${name}-canary"`;
  const requests = (more: string): string =>
    `sum(rate(istio_requests_total{reporter="source",${ofCanary}${more}}[2m]))`;
  return {
    name: 'error-rate',
    // An earlier start would include requests to a version that was rolled back just before.
    initialDelay: '2m',
    interval: '1m',
    failureLimit: 0,
    // Without requests there are no errors: the vector is empty, or 0 / 0.
    successCondition: `len(result) == 0 || isNaN(result[0]) || result[0] <= ${maximum}`,
    provider: {
      prometheus: {
        address: platform.prometheus.url,
        query: `${requests(',response_code=~"5.."')} / ${requests('')}`,
      },
    },
  };
}

/** A Job that tests a new version. It runs once; if it fails, the delivery fails. */
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
          // The name of the Job contains the id of its run, this name and a number; together at most 63 characters.
          name: 'smoke-test',
          // Gives proxies time to learn the new target of the Service.
          initialDelay: '10s',
          failureLimit: 0,
          provider: { job: { metadata: { labels: podLabels(workload) }, spec: jobSpec(workload, run) } },
        },
      ],
    },
  };
}

/** Counts pods of the new version that are not ready, and restarts of its containers. */
function unhealthyPods(workload: Workload, minutes: number): Metric {
  const pods = newPods(workload);
  const notReady = `sum(kube_pod_status_ready{condition="false",${pods}})`;
  return {
    name: 'unhealthy-pods',
    // The newest sample may be from before the pods were ready, so this is longer than one scrape and one probe.
    initialDelay: '60s',
    interval: '30s',
    count: Math.max(1, minutes * 2 - 2),
    failureLimit: 0,
    // Without metrics of the pods, the version must not pass.
    successCondition: 'len(result) > 0 && result[0] == 0',
    provider: {
      prometheus: {
        address: platform.prometheus.url,
        query: `${notReady} + sum(kube_pod_container_status_restarts_total{${pods}})`,
      },
    },
  };
}

/** Labels of the new version's pods. The name of their ReplicaSet contains the hash of the pod template. */
function newPods({ name, namespace }: Workload): string {
  return `namespace="${namespace}",pod=~"${name}-{{args.revision}}-.+"`;
}
