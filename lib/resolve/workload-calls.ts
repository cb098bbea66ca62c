import { suggestion } from '../schemas/closest.ts';
import type { WorkloadCall } from '../spec/calls.ts';
import type { Environment } from '../spec/environment.ts';
import { runsIn, type Declared } from './declared.ts';
import { canaryServices, previewServiceOf, resolveDelivery, testedBy } from './delivery.ts';
import type { Directory } from './directory.ts';
import type { Egress } from './edges-of-workload.ts';
import { own } from './own.ts';
import { portsOf, transportOf } from './ports.ts';
import type { Report } from './problem.ts';
import { publicRoute, workloadNames } from './system-calls.ts';

/** Resolves a call to a workload of the same system, or to a public route of another. */
export function workloadCall(
  target: string,
  call: Omit<WorkloadCall, 'workload'>,
  field: string,
  caller: Declared,
  directory: Directory,
): Egress | undefined {
  const [scope = '', name = ''] = target.split('/');
  const { system, workloads } = directory;
  // A layer may have the same name as its system.
  const layer = Object.keys(system.layers).find((candidate) => workloads.has(`${candidate}/${name}`));
  const callee = workloads.get(target) ?? (scope === system.name ? workloads.get(`${layer ?? ''}/${name}`) : undefined);
  if (callee !== undefined) {
    const edge = calleePort(callee, call.port, field, caller, directory.environment);
    return edge === undefined ? undefined : withRequests(edge, call, field, caller.report);
  }
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

type WorkloadEdge = Extract<Egress, { to: 'workload' }>;

function calleePort(
  callee: Declared,
  portName: string | undefined,
  field: string,
  caller: Declared,
  environment: Environment,
): WorkloadEdge | undefined {
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
  const ports = portsOf(callee.spec);
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

/** The edge, limited to the requests that the call declares. */
function withRequests(
  edge: WorkloadEdge,
  { methods = [], paths = [] }: Omit<WorkloadCall, 'workload'>,
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
