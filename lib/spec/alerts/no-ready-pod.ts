import type { Alert } from '../monitoring.ts';
import { series } from './series.ts';

/** Pods of which at least one must be ready. */
interface NoReadyPod {
  /** Namespace, or a regular expression that matches several. */
  readonly namespaces: string;
  readonly workload: string;
  readonly for: string;
  readonly summary: string;
  readonly description: string;
  /** Namespace for the proof, and the workload as the system names it. */
  readonly example: string;
  readonly concerns: Alert['concerns'];
  readonly priority: NonNullable<Alert['priority']>;
}

/**
 * Fires if no pod of a workload is ready, or if there is none at all. It does not fire while metrics of all pods are
 * missing because kube-state-metrics moves to another node.
 */
export function noReadyPod({ namespaces, workload, example, ...rest }: NoReadyPod): Alert {
  const ready = `kube_pod_status_ready{condition="true",namespace=~"${namespaces}",pod=~"${workload}-.+"}`;
  const seen = (pod: string, instance?: string): string =>
    series.kubeState('kube_pod_status_ready', { condition: 'true', namespace: example, pod }, instance);
  const node = (instance?: string): string => series.kubeState('kube_node_info', { node: 'a' }, instance);
  const moved = '10.0.2.20:8080';
  return {
    expression: `sum(${ready}) == 0 or absent(${ready}) and on () count(kube_node_info) > 0`,
    severity: 'critical',
    firstSteps: ['Find out why they are not ready: read the events of the pods, then their logs.'],
    ...rest,
    proof: [
      {
        name: 'both pods stop being ready for 10 minutes',
        series: {
          [seen(`${workload}-a`)]: '1x9 0x9 1x20',
          [seen(`${workload}-b`)]: '1x9 0x9 1x20',
          [node()]: '1x40',
        },
        firing: ['15m', '19m'],
        silent: ['9m', '25m'],
      },
      {
        name: 'no pod can be created for 10 minutes',
        series: { [seen(`${workload}-a`)]: '1x9 stale _x9 1x20', [node()]: '1x40' },
        firing: ['15m', '19m'],
        silent: ['9m', '25m'],
      },
      {
        name: 'one of two is not ready',
        series: { [seen(`${workload}-a`)]: '0x40', [seen(`${workload}-b`)]: '1x40', [node()]: '1x40' },
        silent: ['5m', '30m'],
      },
      {
        name: 'kube-state-metrics moves to another node for 3 minutes',
        series: {
          [seen(`${workload}-a`)]: '1x9 stale',
          [node()]: '1x9 stale',
          [seen(`${workload}-a`, moved)]: '_x13 1x20',
          [node(moved)]: '_x13 1x20',
        },
        silent: ['9m', '11m', '13m', '20m'],
      },
    ],
  };
}
