import type { Container, Probe } from '../../../imports/kubernetes.ts';
import type { Loose } from '../kinds.ts';
import type { ClusterRule, Found } from '../rule.ts';
import { servingPods, writtenContainers, writtenPods } from './written-pods.ts';

/** A pod that is not ready for a while must not be restarted for it, and a port that nobody declares is mostly a slip. */
export const probeQuestions: ClusterRule = {
  id: 'probe-questions',
  severity: 'error',
  summary: 'readiness and liveness ask different questions, on ports that the container has',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      for (const { container, field } of writtenContainers(pods))
        for (const found of undeclaredPorts(container, field)) yield { object: pods.owner, ...found };
    }
    for (const pods of servingPods(cluster)) {
      for (const { container, field } of writtenContainers(pods)) {
        const { livenessProbe, readinessProbe } = container;
        if (livenessProbe === undefined || readinessProbe === undefined || !isSame(livenessProbe, readinessProbe))
          continue;
        yield {
          object: pods.owner,
          field: `${field}.readinessProbe`,
          is: 'asks what livenessProbe asks: what is only busy is restarted',
          needed: 'a question of its own, such as another path',
        };
      }
    }
  },
};

function* undeclaredPorts(container: Loose<Container>, field: string): Iterable<Omit<Found, 'object'>> {
  const { ports = [] } = container;
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    const probe = container[name];
    const by = probe?.httpGet !== undefined ? 'httpGet' : 'tcpSocket';
    const port = probe?.[by]?.port ?? probe?.grpc?.port;
    if (port === undefined) continue;
    const isDeclared = ports.some(({ name: named, containerPort }) => named === port || containerPort === Number(port));
    // A number works undeclared; a container that declares none says that it declares none.
    if (isDeclared || (ports.length === 0 && !Number.isNaN(Number(port)))) continue;
    const known = ports.map(({ name: named, containerPort }) => `${named ?? ''} ${containerPort ?? ''}`.trim());
    yield {
      field: `${field}.${name}.${probe?.grpc === undefined ? by : 'grpc'}.port`,
      is: `${port}, which the container does not declare`,
      needed: known.length === 0 ? 'a port of its own' : `one of its ports: ${known.join(', ')}`,
    };
  }
}

function isSame(one: Loose<Probe>, other: Loose<Probe>): boolean {
  if (one.httpGet !== undefined && other.httpGet !== undefined)
    return (['path', 'port', 'scheme', 'host'] as const).every((part) => one.httpGet?.[part] === other.httpGet?.[part]);
  if (one.tcpSocket !== undefined && other.tcpSocket !== undefined)
    return one.tcpSocket.port === other.tcpSocket.port && one.tcpSocket.host === other.tcpSocket.host;
  if (one.grpc !== undefined && other.grpc !== undefined)
    return one.grpc.port === other.grpc.port && one.grpc.service === other.grpc.service;
  return one.exec?.command !== undefined && one.exec.command.join('\n') === other.exec?.command?.join('\n');
}
