import { resolveCall } from './calls.ts';
import type { Declared } from './declared.ts';
import type { Directory } from './directory.ts';
import type { Connection } from './data-services.ts';
import { isKafka } from './data-services/kafka.ts';
import { testedBy } from './delivery.ts';
import type { Edges } from './resolve-workload.ts';
import { isDeploymentOf } from './smoke-tests.ts';
import type { DataService } from './system.ts';
import type { Egress, Ingress, Requests, UnproxiedPort } from './edges-of-workload.ts';

/** Connections by data service: to the service itself, and to the pooler in front of it. */
export interface Connections {
  readonly connections: ReadonlyMap<string, Connection>;
  readonly pooled: ReadonlyMap<string, Connection>;
}

/** Whether a workload connects to the pooler: it keeps running, is in the mesh, and is not part of the data service. */
function isPooled({ name, spec }: Declared, service: string): boolean {
  if (spec.kind === 'Job' || spec.kind === 'CronJob' || spec.kind === 'RayCluster') return false;
  return ![`${service}-pooler`, `${service}-exporter`, `${service}-reader-exporter`].includes(name);
}

/** The destinations of a workload's calls and topics, and the data services that it uses. */
export function outgoing(
  caller: Declared,
  directory: Directory,
  { connections, pooled }: Connections,
  dataServices: readonly DataService[],
): Pick<Edges, 'egress' | 'used'> {
  const { spec } = caller;
  const used = new Map<string, Connection>();
  const egress: Egress[] = [];
  const use = (name: string): void => {
    const found = (isPooled(caller, name) ? pooled.get(name) : undefined) ?? connections.get(name);
    if (found === undefined || used.has(name)) return;
    used.set(name, found);
    egress.push(...found.egress);
  };
  for (const [index, call] of (spec.calls ?? []).entries()) {
    const resolved = resolveCall(call, `calls[${index}]`, caller, directory);
    if (resolved?.to === 'data-service') use(resolved.name);
    else if (resolved !== undefined) egress.push(resolved);
  }
  const tested = testedBy(spec);
  if (tested !== undefined && isDeploymentOf(caller.layer, tested, directory.system.layers)) {
    const named = (spec.calls ?? []).some(
      (call) => (typeof call === 'object' && 'workload' in call ? call.workload : call) === tested,
    );
    const resolved = named ? undefined : resolveCall(tested, 'runs.beforeTrafficOf', caller, directory);
    if (resolved !== undefined && resolved.to !== 'data-service') egress.push(resolved);
  }
  if (spec.publishes !== undefined || spec.consumes !== undefined) {
    for (const { name } of dataServices.filter(isKafka)) use(name);
  }
  const cluster = directory.system.clusters[directory.environment.name];
  // Ray's autoscaler creates workers through the API server.
  if (spec.kubernetesApi !== undefined || spec.kind === 'RayCluster') {
    const { apiServerCidr, controlPlaneCidrs, apiServerPorts } = cluster.network;
    egress.push({ to: 'api-server', cidrs: [apiServerCidr, ...controlPlaneCidrs], ports: apiServerPorts });
  }
  return { egress: mergePorts(egress), used: [...used] };
}

/** One edge for each callee, with all its ports. */
function mergePorts(egress: readonly Egress[]): readonly Egress[] {
  const merged = new Map<string, Egress>();
  for (const edge of egress) {
    const key =
      edge.to === 'workload'
        ? `${edge.namespace}/${edge.workload}`
        : edge.to === 'pods'
          ? `${edge.namespace}/${edge.name}`
          : edge.to === 'host'
            ? `${edge.hosts.join()}:${edge.port}${edge.protocol === 'UDP' || edge.protocol === 'SCTP' ? edge.protocol : ''}`
            : edge.to;
    const same = merged.get(key);
    const ports =
      edge.to === 'workload' && same?.to === 'workload'
        ? [...new Set([...same.ports, ...edge.ports])].sort((a, b) => a - b)
        : undefined;
    merged.set(
      key,
      edge.to === 'workload' && same?.to === 'workload' && ports !== undefined
        ? { ...edge, ports, unproxied: mergedUnproxied(same, edge), requests: mergedRequests(same, edge) }
        : edge,
    );
  }
  return [...merged.values()];
}

function mergedUnproxied(...edges: readonly Extract<Egress, { to: 'workload' }>[]): readonly UnproxiedPort[] {
  const all = edges.flatMap(({ unproxied = [] }) =>
    unproxied.map((one) => [`${one.protocol}${one.port}`, one] as const),
  );
  return [...new Map(all).values()];
}

/** The requests that two edges to one workload allow together; a port is unrestricted if one edge does not restrict it. */
function mergedRequests(...edges: readonly Extract<Egress, { to: 'workload' }>[]): readonly Requests[] {
  const open = new Set(
    edges.flatMap(({ ports, requests = [] }) => ports.filter((port) => requests.every((one) => one.port !== port))),
  );
  return edges.flatMap(({ requests = [] }) => requests.filter(({ port }) => !open.has(port)));
}

/** The edges as ingress of each callee, by `namespace/name`, in the order of the callers' names. */
export function callers(edges: ReadonlyMap<Declared, Pick<Edges, 'egress'>>): ReadonlyMap<string, readonly Ingress[]> {
  const incoming = new Map<string, Extract<Ingress, { from: 'workload' }>[]>();
  for (const [caller, { egress }] of edges) {
    for (const edge of egress) {
      if (edge.to !== 'workload' && edge.to !== 'pods') continue;
      const key = `${edge.namespace}/${edge.to === 'pods' ? edge.name : edge.workload}`;
      const inMesh = caller.spec.kind !== 'RayCluster';
      const list = incoming.get(key) ?? [];
      if (list.length === 0) incoming.set(key, list);
      list.push({
        from: 'workload',
        namespace: caller.namespace,
        workload: caller.name,
        principal: inMesh ? `cluster.local/ns/${caller.namespace}/sa/${caller.name}` : undefined,
        ports: edge.ports,
        unproxied: edge.to === 'workload' ? (edge.unproxied ?? []) : [],
        requests: edge.to === 'workload' ? (edge.requests ?? []) : [],
      });
    }
  }
  const id = (one: { namespace: string; workload: string }): string => `${one.namespace}/${one.workload}`;
  for (const list of incoming.values()) list.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  return incoming;
}
