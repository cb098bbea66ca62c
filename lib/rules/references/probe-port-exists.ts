import { suggestion } from '../../schemas/closest.ts';
import { containersOf } from '../../model/pods/pods.ts';
import { isPortName, probedPorts } from '../../model/pods/probed-ports.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const probePortExists: ClusterRule = {
  id: 'probe-port-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the named port of every probe and hook is a port of its container',
  why: 'A probe of a port name that its container does not declare always fails. A port number that the container does not declare is often a mistake.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        const names = (container.ports ?? []).flatMap(({ name }) => name ?? []);
        for (const [at, port] of probedPorts(container)) {
          if (!isPortName(port) || names.includes(String(port))) continue;
          const is = `'${port}' is no port of container ${container.name ?? ''}${suggestion(String(port), names)}`;
          const needed = names.length === 0 ? 'a port that the container declares' : `one of ${names.join(', ')}`;
          yield { object: pods.owner, field: `${field}.${at}.port`, is, needed };
        }
      }
    }
  },
};
