import { suggestion } from '../../schemas/closest.ts';
import type { Container } from '../../../imports/kubernetes.ts';
import type { Loose } from '../../model/kinds.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const probePortExists: ClusterRule = {
  id: 'probe-port-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the port of every probe and hook is declared by its container',
  why: 'A probe of a port name that its container does not declare always fails. A port number that the container does not declare is often a mistake.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        for (const [at, port] of probed(container)) {
          if (port === undefined || isDeclared(pods, container, port)) continue;
          const ports = container.ports ?? [];
          const isName = typeof port === 'string';
          const names = ports.flatMap(({ name }) => name ?? []);
          const is = isName
            ? `'${port}' is no port of container ${container.name ?? ''}${suggestion(port, names)}`
            : `no container declares port ${port}`;
          const choice = isName ? names : ports.map(({ containerPort }) => containerPort);
          const needed =
            choice.length === 0
              ? 'a port that the container declares'
              : `one of ${choice.join(', ')}${isName ? '' : `, or ${port} among its ports`}`;
          yield { object: pods.owner, field: `${field}.${at}.port`, is, needed };
        }
      }
    }
  },
};

type Port = string | number | undefined;

/** Ports that the kubelet calls on the pod itself; probes with a host are left out. */
function* probed({
  livenessProbe,
  readinessProbe,
  startupProbe,
  lifecycle,
}: Loose<Container>): Iterable<[string, Port]> {
  for (const [name, probe] of Object.entries({ livenessProbe, readinessProbe, startupProbe })) {
    if (probe === undefined) continue;
    const { httpGet, tcpSocket, grpc } = probe;
    if (httpGet?.host === undefined) yield [`${name}.httpGet`, httpGet?.port];
    if (tcpSocket?.host === undefined) yield [`${name}.tcpSocket`, tcpSocket?.port];
    yield [`${name}.grpc`, grpc?.port];
  }
  for (const [name, hook] of Object.entries(lifecycle ?? {})) {
    if (typeof hook === 'string' || hook?.httpGet?.host !== undefined) continue;
    yield [`lifecycle.${name}.httpGet`, hook?.httpGet?.port];
  }
}

/** A name must be the container's own; a number is the pod's, and need not be declared where nothing is. */
function isDeclared(pods: Pods, { ports = [] }: Loose<Container>, port: string | number): boolean {
  if (typeof port === 'string' && !/^\d+$/.test(port)) return ports.some(({ name }) => name === port);
  const number = Number(port);
  if (ports.length === 0 || ports.some(({ containerPort }) => containerPort === number)) return true;
  return containersOf(pods).some(({ container }) =>
    container.ports?.some(({ containerPort }) => containerPort === number),
  );
}
