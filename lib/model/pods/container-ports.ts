import type { Pods } from './pods.ts';
import { containersOf } from './pods.ts';

/** A port that pods listen on, as far as they declare it. */
export interface PodPort {
  readonly number: number;
  readonly name?: string | undefined;
  readonly protocol: string;
}

/** Ports of pods, with those that Istio and KubeRay add. */
export function portsOf(pods: Pods): readonly PodPort[] {
  let ports = portsByPods.get(pods);
  if (ports === undefined) {
    ports = readPorts(pods);
    portsByPods.set(pods, ports);
  }
  return ports;
}

/** Several rules ask for the same. */
const portsByPods = new WeakMap<Pods, readonly PodPort[]>();

function readPorts(pods: Pods): readonly PodPort[] {
  const declared = containersOf(pods).flatMap(({ container, runs }) =>
    runs === 'init' ? [] : (container.ports ?? []),
  );
  const ports: PodPort[] = declared.flatMap(({ containerPort, name, protocol = 'TCP' }) =>
    containerPort === undefined ? [] : [{ number: containerPort, name, protocol }],
  );
  // https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
  if (pods.inMesh) ports.push({ number: 15090, name: 'http-envoy-prom', protocol: 'TCP' });
  // KubeRay adds a port for Prometheus where there is none of that name.
  if (pods.owner.kind === 'RayCluster') ports.push({ number: 8080, name: 'metrics', protocol: 'TCP' });
  return ports;
}

/** Whether nothing can be said of the ports: an operator makes the containers, or one declares none. */
export function hasUndeclaredPorts(pods: Pods): boolean {
  if (pods.role !== 'pod' || pods.owner.kind === 'Pooler') return true;
  return containersOf(pods).every(({ container }) => (container.ports ?? []).length === 0);
}
