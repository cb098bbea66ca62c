import type { AnalysisTemplate } from '../../imports/types/argoproj.io.ts';
import type { BlueGreenDelivery, CanaryDelivery } from '../spec/delivery.ts';
import type { Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';
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

/** Server errors among all answers of the new version, as its own proxies count them. */
function errorRate({ name, namespace }: Workload, maximum: number): Metric {
  const service = `destination_service_namespace="${namespace}",destination_service_name="${name}-canary"`;
  const requests = (more: string): string =>
    `sum(rate(istio_requests_total{reporter="destination",${service}${more}}[2m]))`;
  return {
    name: 'error-rate',
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

/** Pods of the new version that are not ready, and restarts of its containers. */
function unhealthyPods({ name, namespace }: Workload, minutes: number): Metric {
  const pods = `namespace="${namespace}",pod=~"${name}-{{args.revision}}-.+"`;
  const notReady = `sum(kube_pod_status_ready{condition="false",${pods}})`;
  return {
    name: 'unhealthy-pods',
    interval: '30s',
    count: minutes * 2,
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
