import { suggestion } from '../schemas/closest.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Call, HostCall, WorkloadCall } from '../spec/calls.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { canaryServices, previewServiceOf, resolveDelivery, testedBy } from './delivery.ts';
import { own } from './own.ts';
import type { Report } from './problem.ts';
import { cidrNeeded } from './system-checks.ts';
import type { Egress } from './edges-of-workload.ts';

/** Ports of every Ray head, as KubeRay's Service exposes them. */
export const rayPorts: Readonly<Record<string, number>> = {
  'tcp-client': 10001,
  'http-dashboard': 8265,
  'http-serve': 8000,
};

/** A workload as declared, with its place in the system. */
export interface Declared {
  readonly layer: string;
  /** Namespace of the layer in this environment. */
  readonly namespace: string;
  readonly name: string;
  readonly spec: WorkloadSpec;
  readonly source: string;
  readonly report: Report;
}

/** The possible destinations of a call. */
export interface Directory {
  readonly system: SystemSpec;
  readonly environment: Environment;
  /** All systems: a call may go to a public route of another system. Read only for such a call. */
  readonly systems: readonly SystemSpec[];
  /** Declared workloads by `layer/name`. */
  readonly workloads: ReadonlyMap<string, Declared>;
  readonly dataServiceNames: ReadonlySet<string>;
}

/** A resolved call: an edge to a workload or host, or the name of a data service. */
export type ResolvedCall = Egress | { readonly to: 'data-service'; readonly name: string };

/** Resolves a call. If it leads nowhere, reports the problem and returns undefined. */
export function resolveCall(
  call: Call,
  field: string,
  caller: Declared,
  directory: Directory,
): ResolvedCall | undefined {
  const { report } = caller;
  if (typeof call === 'object') {
    if ('workload' in call) {
      const found = workloadCall(call.workload, call.port, field, caller, directory);
      return found?.to === 'workload' ? withRequests(found, call, field, report) : found;
    }
    const found = hostCall(call.host, call.port, call.protocol, field, report);
    return found === undefined || call.addresses === undefined ? found : atAddresses(found, call, field, report);
  }
  if (call.includes('/') && !call.includes('://')) return workloadCall(call, undefined, field, caller, directory);
  const external = /^(?<host>[^:]+):(?<port>\d+)$/.exec(call)?.groups;
  if (external?.host !== undefined) {
    const port = Number(external.port);
    const protocol = port === 443 ? 'TLS' : port === 80 ? 'HTTP' : undefined;
    if (protocol !== undefined) return hostCall(external.host, port, protocol, field, report);
    report(
      field,
      `'${call}'`,
      `{ host: '${external.host}', port: ${port}, protocol }: only ports 443 and 80 imply a protocol`,
    );
    return undefined;
  }
  if (directory.dataServiceNames.has(call)) return { to: 'data-service', name: call };
  report(field, `'${call}'`, destinationNeeded(call, directory));
  return undefined;
}

/** What may be called, with the destination that a wrong text most probably means. */
function destinationNeeded(call: string, { dataServiceNames, workloads }: Directory): string {
  const known = [...dataServiceNames];
  const host = /^(?:(?<scheme>https?):\/\/)?(?<name>(?:[\w-]+\.)+[a-z]{2,})(?:[:/].*)?$/.exec(call)?.groups;
  const ofName = [...workloads.keys()].find((path) => path.endsWith(`/${call}`));
  const meant =
    host !== undefined
      ? ` (did you mean '${host.name ?? ''}:${host.scheme === 'http' ? 80 : 443}'?)`
      : ofName === undefined
        ? suggestion(call, [...known, ...workloads.keys()])
        : ` (did you mean '${ofName}'?)`;
  const services = known.length === 0 ? '' : `a data service (${known.sort().join(', ')}), `;
  return `${services}layer/workload, or host:port${meant}`;
}

/** The edge, limited to the requests that the call declares. */
function withRequests(
  edge: Extract<Egress, { to: 'workload' }>,
  { methods = [], paths = [] }: WorkloadCall,
  field: string,
  report: Report,
): Egress {
  const [port = 0] = edge.ports;
  if (methods.length === 0 && paths.length === 0) return edge;
  if (edge.rayHead === true || /^(tcp|tls|udp|sctp)$/.test(edge.protocol ?? ''))
    report(
      field,
      `methods and paths on a port that ${edge.rayHead === true ? 'is outside the mesh' : `speaks ${edge.protocol ?? ''}`}`,
      'a port of http, http2 or grpc in the mesh: requests are inspected only there',
    );
  for (const [index, path] of paths.entries()) {
    if (!/^\/[^*\s?#]*\*?$/.test(path))
      report(`${field}.paths[${index}]`, `'${path}'`, 'a path such as /status, or with * at its end: /api/*');
  }
  return { ...edge, requests: [{ port, methods, paths }] };
}

/** The edge to a host of which only the given addresses are reachable. */
function atAddresses(
  edge: Extract<Egress, { to: 'host' }>,
  { host, addresses = [] }: HostCall,
  field: string,
  report: Report,
): Egress {
  if (addresses.length === 0) report(`${field}.addresses`, 'none', 'at least one address or block of addresses');
  if (host.startsWith('*')) report(`${field}.host`, `'${host}' with addresses`, 'a name without a wildcard');
  const cidrs = addresses.map((address) => (address.includes('/') ? address : `${address}/32`));
  for (const [index, cidr] of cidrs.entries()) {
    const needed = cidr.endsWith('/0') ? 'a smaller range: this one is every address' : cidrNeeded(cidr);
    if (needed !== undefined) report(`${field}.addresses[${index}]`, `'${addresses[index] ?? ''}'`, needed);
  }
  return { ...edge, cidrs, byAddress: true };
}

function hostCall(
  host: string,
  port: number,
  protocol: HostCall['protocol'],
  field: string,
  report: Report,
): Extract<Egress, { to: 'host' }> | undefined {
  if (!/^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host)) {
    report(field, `host '${host}'`, 'a full host name such as api.example.com, or *.example.com');
    return undefined;
  }
  if (/\.(local|internal)$/.test(host)) {
    report(field, `host '${host}' is inside the cluster or its network`, 'layer/workload, or a data service');
    return undefined;
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) report(field, `port ${port}`, 'a port from 1 to 65535');
  return { to: 'host', hosts: [host], port, protocol, cidrs: undefined };
}

function workloadCall(
  target: string,
  portName: string | undefined,
  field: string,
  caller: Declared,
  directory: Directory,
): Egress | undefined {
  const [scope = '', name = ''] = target.split('/');
  const { system, workloads } = directory;
  // A layer may have the same name as its system.
  const layer = Object.keys(system.layers).find((candidate) => workloads.has(`${candidate}/${name}`));
  const callee = workloads.get(target) ?? (scope === system.name ? workloads.get(`${layer ?? ''}/${name}`) : undefined);
  if (callee !== undefined) return calleePort(callee, portName, field, caller, directory.environment);
  if (isAbsent(scope, name, directory)) return undefined;
  const { systems } = directory;
  const other = systems.find((candidate) => candidate.name === scope && candidate.name !== system.name);
  if (other !== undefined) return publicRoute(other, name, field, caller, directory);
  const names = [
    ...workloads.keys(),
    ...systems.flatMap((candidate) => workloadNames(candidate).map((workload) => `${candidate.name}/${workload}`)),
  ];
  caller.report(
    field,
    `'${target}'`,
    `a declared workload, as layer/workload or system/workload${suggestion(target, names)}`,
  );
  return undefined;
}

/** Whether a workload of the system is left out in this environment, together with all calls to it. */
function isAbsent(scope: string, name: string, { system, environment }: Directory): boolean {
  const layers = scope === system.name ? Object.values(system.layers) : [];
  return [own(system.layers, scope), ...layers].some((layer) => {
    const spec = own(layer?.workloads, name) ?? own(layer?.charts, name);
    return spec !== undefined && !runsIn(environment, spec);
  });
}

/** Whether a workload runs in an environment: some run only in dev, some everywhere else. */
export function runsIn(
  { dataServices }: Pick<Environment, 'dataServices'>,
  { notInDev, onlyInDev }: Pick<WorkloadSpec, 'notInDev' | 'onlyInDev'>,
): boolean {
  return (dataServices === 'stand-in' ? notInDev : onlyInDev) === undefined;
}

function calleePort(
  callee: Declared,
  portName: string | undefined,
  field: string,
  caller: Declared,
  environment: Environment,
): Egress | undefined {
  const target = `${callee.layer}/${callee.name}`;
  if (caller.spec.kind === 'Job' && caller.spec.runs === 'before-workloads' && callee.spec.kind !== 'StatefulSet') {
    // In the first sync, and whenever the callee needs the result of the Job, the callee is not running yet.
    caller.report(
      field,
      `'${target}' starts after it in the same sync`,
      "runs: 'after-workloads', or a call to a StatefulSet or a data service, which start earlier",
    );
    return undefined;
  }
  const ports = callee.spec.kind === 'RayCluster' ? rayPorts : 'ports' in callee.spec ? (callee.spec.ports ?? {}) : {};
  const names = Object.keys(ports);
  const port =
    portName === undefined ? (names.length === 1 ? Object.values(ports)[0] : undefined) : own(ports, portName);
  if (caller.spec.kind === 'RayCluster' && callee.spec.kind !== 'RayCluster') {
    caller.report(field, `'${target}' is in the mesh and Ray pods are not`, 'a call through a topic or a data service');
    return undefined;
  }
  if (port === undefined) {
    const needed =
      names.length === 0
        ? `${target} to declare ports`
        : `{ workload: '${target}', port } with one of its ports ${names.join(', ')}${suggestion(portName ?? '', names)}`;
    caller.report(
      field,
      portName === undefined ? `'${target}' has ${names.length} ports` : `port '${portName}'`,
      needed,
    );
    return undefined;
  }
  const protocol = transportOf(portName ?? names[0] ?? '');
  return {
    to: 'workload',
    namespace: callee.namespace,
    workload: callee.name,
    services: [...serviceNames(callee, environment), ...previewOf(callee, caller, environment)],
    ...(callee.spec.kind === 'RayCluster' && { rayHead: true }),
    protocol: (portName ?? names[0] ?? '').split('-')[0] ?? '',
    ...(protocol === 'TCP' ? { ports: [port] } : { ports: [], unproxied: [{ port, protocol }] }),
  };
}

/** Transport protocol of a port, from its name: UDP for `udp-dns`. */
export function transportOf(name: string): 'TCP' | 'UDP' | 'SCTP' {
  return /^udp(-|$)/.test(name) ? 'UDP' : /^sctp(-|$)/.test(name) ? 'SCTP' : 'TCP';
}

/** Services in front of a workload. KubeRay names the Service of a Ray head; a canary splits requests over several. */
function serviceNames({ name, spec }: Declared, environment: Environment): readonly string[] {
  if (spec.kind === 'RayCluster') return [`${name}-head-svc`];
  if (spec.kind !== 'Deployment') return [name];
  const split = resolveDelivery(spec, environment).strategy === 'canary' ? canaryServices(name) : [];
  return [name, ...split, ...(spec.headless === true ? [`${name}-headless`] : [])];
}

/** What tests a new version asks it and not the old one. */
function previewOf(callee: Declared, caller: Declared, environment: Environment): readonly string[] {
  const isTest = testedBy(caller.spec) === `${callee.layer}/${callee.name}` && callee.spec.kind === 'Deployment';
  const isBlueGreen = isTest && resolveDelivery(callee.spec, environment).strategy === 'blue-green';
  return isBlueGreen ? [previewServiceOf(callee.name)] : [];
}

/**
 * Resolves a call to another system. Each system has its own clusters, so the call goes to a public host with a route
 * to the workload.
 */
function publicRoute(
  other: SystemSpec,
  name: string,
  field: string,
  caller: Declared,
  { environment }: Directory,
): Egress | undefined {
  const spec = Object.values(other.layers)
    .flatMap(({ workloads, charts }) => own(workloads, name) ?? own(charts, name) ?? [])
    .at(0);
  if (spec === undefined) {
    caller.report(
      field,
      `'${other.name}/${name}'`,
      `a workload of ${other.name}${suggestion(name, workloadNames(other))}`,
    );
    return undefined;
  }
  const route = 'routes' in spec ? spec.routes[0] : undefined;
  const prefix = route === undefined ? undefined : own(other.hosts, route.host);
  if (prefix === undefined) {
    caller.report(
      field,
      `'${other.name}/${name}' runs in another cluster and has no public route`,
      `a route to it in charts/${other.name}/${name}.ts`,
    );
    return undefined;
  }
  return {
    to: 'host',
    hosts: [`${prefix}.${other.clusters[environment.name].domain}`],
    port: 443,
    protocol: 'TLS',
    cidrs: undefined,
  };
}

function workloadNames(system: SystemSpec): readonly string[] {
  return Object.values(system.layers).flatMap(({ workloads, charts }) => Object.keys({ ...workloads, ...charts }));
}
