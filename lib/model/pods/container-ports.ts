import { isRay } from './ray.ts';
import { postgresqlPorts, proxyMetrics } from '../../knowledge/well-known-ports.ts';
import type { Pods } from './pods.ts';
import { containersOf } from './pods.ts';

/** A port that pods listen on, as far as it is declared or known. */
export interface PodPort {
  readonly number: number;
  readonly name?: string | undefined;
  readonly protocol: string;
  /** Container that has it. */
  readonly container: string;
}

/** Ports of pods, with those that Istio and operators add. */
export function portsOf(pods: Pods): readonly PodPort[] {
  let ports = portsByPods.get(pods);
  if (ports === undefined) portsByPods.set(pods, (ports = [...declaredPorts(pods), ...addedPorts(pods)]));
  return ports;
}

/** Several rules ask for the same. */
const portsByPods = new WeakMap<Pods, readonly PodPort[]>();

/** The port of pods with a name or number; Services and policies ask for one of a protocol. */
export function portOf(pods: Pods, port: string | number, protocol?: string): PodPort | undefined {
  return portsOf(pods).find(
    (one) =>
      (protocol === undefined || one.protocol === protocol) &&
      (typeof port === 'number' ? one.number === port : one.name === port),
  );
}

function declaredPorts(pods: Pods): readonly PodPort[] {
  return containersOf(pods).flatMap(({ container, runs }) =>
    (runs === 'init' ? [] : (container.ports ?? [])).flatMap(({ containerPort, name, protocol = 'TCP' }) =>
      containerPort === undefined ? [] : [{ number: containerPort, name, protocol, container: container.name ?? '' }],
    ),
  );
}

function addedPorts(pods: Pods): readonly PodPort[] {
  const { inMesh, owner, role, spec } = pods;
  const port = (number: number, name: string, container: string): PodPort => ({
    number,
    name,
    protocol: 'TCP',
    container,
  });
  const added = inMesh ? [port(proxyMetrics.port, proxyMetrics.name, 'istio-proxy')] : [];
  if (role === 'instance')
    return [...added, ...Object.entries(postgresqlPorts).map(([name, number]) => port(number, name, 'postgres'))];
  // https://cloudnative-pg.io/documentation/current/connection_pooling/#monitoring
  if (owner.kind === 'Pooler') return [...added, port(9127, 'metrics', 'pgbouncer')];
  const named = declaredPorts(pods).some(({ name }) => name === 'metrics');
  // KubeRay adds a port for Prometheus where there is none of that name.
  if (isRay(owner) && role !== 'pod' && !named)
    return [...added, port(8080, 'metrics', spec.containers?.[0]?.name ?? '')];
  return added;
}

/** Whether nothing can be said of the ports: an operator makes the containers, or one declares none. */
export function hasUndeclaredPorts(pods: Pods): boolean {
  if (pods.role !== 'pod' || pods.owner.kind === 'Pooler') return true;
  return containersOf(pods).every(({ container }) => (container.ports ?? []).length === 0);
}
