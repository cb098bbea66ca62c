import { suggestion } from '../schemas/closest.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Declared } from './declared.ts';
import type { Directory } from './directory.ts';
import type { Egress } from './edges-of-workload.ts';
import { own } from './own.ts';

/**
 * Resolves a call to another system. Each system has its own clusters, so the call goes to a public host with a route
 * to the workload.
 */
export function publicRoute(
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

/** The names of the workloads of a system, and of its charts. */
export function workloadNames(system: SystemSpec): readonly string[] {
  return Object.values(system.layers).flatMap(({ workloads, charts }) => Object.keys({ ...workloads, ...charts }));
}
