import type { Alert, Scenario } from '../monitoring.ts';
import { series } from './series.ts';

/** Containers that restart again and again. */
interface CrashLooping {
  /** Namespace, or a regular expression of several. */
  readonly namespaces: string;
  /** One of those namespaces, for the proof. */
  readonly example: string;
  readonly severity: Alert['severity'];
  /** Layers. */
  readonly concerns: Alert['concerns'];
}

/**
 * The kubelet waits longer before each restart, up to 5 minutes, and begins anew once a container has run for 10
 * (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy). So three restarts in a quarter of an
 * hour are the most that a container in a crash loop comes to, and few if it lives for a while each time: the reason that it
 * waits for is what tells, over a range that outlasts what it lives and waits. What lives longer than that is seen by restarts
 * in each of two half hours; a burst of them, as when a database comes late, ends within one.
 */
export function crashLooping({ namespaces, example, severity, concerns }: CrashLooping): Alert {
  const of = `namespace=~"${namespaces}"`;
  const waiting = `max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff",${of}}[10m])) == 1`;
  const restarts = (offset: string): string =>
    `sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${of}}[30m]${offset})) > 1.5`;
  return {
    expression: `${waiting} or ${restarts('')} and ${restarts(' offset 30m')}`,
    // Longer than the range: one wait alone must not be enough.
    for: '15m',
    severity,
    summary: 'A container keeps restarting',
    description:
      '{{ $labels.namespace }}/{{ $labels.pod }} ({{ $labels.container }}) fails, and is started again, for a quarter of an hour',
    concerns,
    firstSteps: [
      'Read why it ended: `kubectl -n <namespace> describe pod <pod>` shows the exit code and reason (137 with OOMKilled is its memory limit), `kubectl -n <namespace> logs <pod> -c <container> --previous` its last words.',
      'If it began with a release, put the image of the release before back in `charts/<system>/releases.ts`.',
    ],
    proof: scenarios(example),
  };
}

function scenarios(namespace: string): readonly Scenario[] {
  const labels = { namespace, pod: 'api-0', container: 'api', uid: '1' };
  const waiting = (instance?: string): string =>
    series.kubeState('kube_pod_container_status_waiting_reason', { ...labels, reason: 'CrashLoopBackOff' }, instance);
  const restarts = series.kubeState('kube_pod_container_status_restarts_total', labels);
  // kube-state-metrics has the reason only while the container waits.
  const waits = '1 1 1 1 1 ';
  return [
    {
      name: 'ends at once, started again every 5 minutes, until it is mended after two hours',
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
