import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

const waiting = 'kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}';
const needed = `max by (namespace, pod, container) (max_over_time(${waiting}[10m])) == 1, for 15m`;

export const proof: Proof = {
  refused: [
    refused(
      'any rate',
      'rate(kube_pod_container_status_restarts_total[15m]) > 0',
      `fires at a single restart › ${needed}`,
    ),
    refused(
      'any restart',
      'sum by (pod) (increase(kube_pod_container_status_restarts_total[15m])) >= 1',
      `fires at a single restart › ${needed}`,
    ),
    refused(
      'more restarts than the kubelet lets happen',
      'increase(kube_pod_container_status_restarts_total[15m]) > 3',
      `resolves while a container still crashes: at a restart every 300 s there are 3 in 900 s › ${needed}`,
    ),
    refused(
      'a rate that is above that of the kubelet',
      'rate(kube_pod_container_status_restarts_total[10m]) > 0.005',
      `resolves while a container still crashes: at a restart every 300 s there are 2 in 600 s › ${needed}`,
    ),
  ],
  accepted: [
    accepted('what the container waits for', `max_over_time(${waiting}[10m]) == 1`),
    accepted(
      'several, over a range that outlasts the wait',
      'increase(kube_pod_container_status_restarts_total[1h]) > 3',
    ),
    accepted(
      'a burst of them beside the wait',
      `${waiting} == 1 or increase(kube_pod_container_status_restarts_total[5m]) > 3`,
    ),
    accepted('several as a rate', 'rate(kube_pod_container_status_restarts_total[15m]) * 60 * 15 > 3'),
  ],
  mutations: [
    mutation('a single restart', 'PrometheusRule', ({ spec }) => restarts(spec?.groups, '> 0')),
    mutation('four restarts in a quarter of an hour', 'PrometheusRule', ({ spec }) => restarts(spec?.groups, '> 3')),
  ],
};

/** The alerts on crash loops, as one on a number of restarts. */
function restarts(
  groups: readonly { readonly rules?: readonly { readonly expr?: string | number | undefined }[] | undefined }[] = [],
  threshold: string,
) {
  return groups.flatMap(({ rules = [] }, group) =>
    rules.flatMap(({ expr }, rule) =>
      String(expr).includes('CrashLoopBackOff')
        ? {
            field: `spec.groups[${group}].rules[${rule}].expr`,
            to: `increase(kube_pod_container_status_restarts_total[15m]) ${threshold}`,
          }
        : [],
    ),
  );
}
