import type { Alert, Scenario } from '../monitoring.ts';
import { series } from './series.ts';

/** An alert on containers that restart again and again. */
interface CrashLooping {
  /** Namespace, or a regular expression that matches several. */
  readonly namespaces: string;
  /** One of the matching namespaces, for the proof. */
  readonly example: string;
  readonly severity: Alert['severity'];
  /** Names of layers that the alert concerns. */
  readonly concerns: Alert['concerns'];
}

/**
 * The kubelet doubles the wait before each restart, up to 5 minutes, and resets it once a container has run for 10
 * minutes (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy). A container in a crash
 * loop therefore restarts at most three times in a quarter of an hour, and less often if it runs for a while each time.
 * So the alert uses the waiting reason CrashLoopBackOff over a range that is longer than one run and one wait.
 * Containers that run longer than that are found by restarts in each of two successive half hours. A single burst of
 * restarts, for example while a database starts late, ends within one.
 */
export function crashLooping({ namespaces, example, severity, concerns }: CrashLooping): Alert {
  const of = `namespace=~"${namespaces}"`;
  const waiting = `max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff",${of}}[10m])) == 1`;
  const restarts = (offset: string): string =>
    `sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${of}}[30m]${offset})) > 1.5`;
  return {
    expression: `${waiting} or ${restarts('')} and ${restarts(' offset 30m')}`,
    // Longer than the range, so that one wait alone does not fire the alert.
    for: '15m',
    severity,
    summary: 'A container keeps restarting',
    description:
      '{{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) has failed and been restarted for a quarter of an hour',
    concerns,
    firstSteps: [
      'Find out why it ended: `kubectl -n <namespace> describe pod <pod>` shows the exit code and reason (137 with OOMKilled is its memory limit), `kubectl -n <namespace> logs <pod> -c <container> --previous` its last log lines.',
      'If it began with a release, restore the previous image pin in `charts/<system>/releases.ts`.',
    ],
    proof: scenarios(example),
  };
}

function scenarios(namespace: string): readonly Scenario[] {
  const labels = { namespace, pod: 'api-0', container: 'api', uid: '1' };
  const waiting = (instance?: string): string =>
    series.kubeState('kube_pod_container_status_waiting_reason', { ...labels, reason: 'CrashLoopBackOff' }, instance);
  const restarts = series.kubeState('kube_pod_container_status_restarts_total', labels);
  // kube-state-metrics reports the reason only while the container waits.
  const waits = '1 1 1 1 1 ';
  return [
    {
      name: 'exits at once and is restarted every 5 minutes, until it is fixed after two hours',
      series: {
        [waiting()]: `${`${waits}stale `.repeat(20)}stale _x120`,
        [restarts]: `${Array.from({ length: 120 }, (_, minute) => Math.floor(minute / 6)).join(' ')} 20x120`,
      },
      firing: ['20m', '60m', '120m'],
      silent: ['10m', '180m'],
    },
    {
      name: 'lives for 200 seconds each time',
      series: {
        [waiting()]: `${`${waits}stale _ _ _ `.repeat(15)}stale _x120`,
        [restarts]: `${Array.from({ length: 135 }, (_, minute) => Math.floor(minute / 9)).join(' ')} 15x120`,
      },
      firing: ['30m', '75m', '130m'],
      silent: ['190m'],
    },
    {
      name: 'runs out of memory every 12 minutes, so that the kubelet never waits',
      series: { [restarts]: `${Array.from({ length: 180 }, (_, minute) => Math.floor(minute / 12)).join(' ')} 15x120` },
      firing: ['90m', '170m'],
      silent: ['30m', '240m'],
    },
    {
      name: 'keeps failing while kube-state-metrics moves to another node',
      series: {
        [waiting()]: `${`${waits}stale `.repeat(5)}stale`,
        [waiting('10.0.2.20:8080')]: `_x31 ${`${waits}stale `.repeat(5)}`,
      },
      firing: ['25m', '32m', '35m', '40m', '50m'],
    },
    {
      name: 'fails four times because its database comes late, then runs',
      series: { [waiting()]: '_ 1 1 1 stale _x120', [restarts]: '0 1 2 3 4 4x120' },
      silent: ['5m', '15m', '20m', '40m', '90m'],
    },
    {
      name: 'is restarted once by a rollout, long after it was made',
      series: { [restarts]: '7x60 8x60' },
      silent: ['30m', '60m', '70m', '100m'],
    },
  ];
}
