import type { AlertSubject } from '../resolve/system.ts';
import type { Egress, Ingress } from '../resolve/edges-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import type { Described } from './described.ts';

/** Lines about the subject of an alert: what it is, who calls it, what it calls. */
export function touches(subject: AlertSubject, described: Described): readonly string[] {
  const { spec } = described;
  switch (subject.is) {
    case 'namespace': {
      const workloads = workloadsOf(described).filter(({ namespace }) => namespace === subject.namespace);
      return [
        `- All of \`${subject.namespace}\`: ${workloads.map(({ name }) => `\`${name}\``).join(', ') || 'what its data services run'}`,
      ];
    }
    case 'data service': {
      const { kind = '', description = '' } = spec.dataServices?.[subject.name] ?? {};
      return [
        `- \`${subject.name}\` (${kind}): ${sentence(description)}`,
        line('called by', usersOf(subject.name, described)),
      ];
    }
    case 'workload': {
      const workload = workloadsOf(described).find(
        ({ namespace, name }) => namespace === subject.namespace && name === subject.name,
      );
      if (workload === undefined) return [];
      const hosts = workload.routes.map(({ host, path }) => `${host}${path}`);
      return [
        `- \`${workload.namespace}/${workload.name}\` (${workload.controller.kind}, ${replicas(workload)}): ${sentence(workload.description)}`,
        line('called by', [...workload.ingress.map(caller), ...hosts]),
        line('calls', [...new Set([...dataOf(workload, described), ...workload.egress.flatMap(callee)])]),
      ];
    }
  }
}

/** Workloads that call a data service, as `layer/workload`. */
export function usersOf(name: string, { spec }: Described): readonly string[] {
  const isKafka = spec.dataServices?.[name]?.kind === 'kafka';
  return Object.entries(spec.layers).flatMap(([layer, { workloads }]) =>
    Object.entries(workloads).flatMap(([workload, one]) => {
      const streams = isKafka && (one.publishes !== undefined || one.consumes !== undefined);
      return streams || one.calls?.some((call) => call === name) === true ? `${layer}/${workload}` : [];
    }),
  );
}

function workloadsOf({ system }: Described): readonly Workload[] {
  return system.namespaces.flatMap(({ workloads }) => workloads);
}

function dataOf({ name, namespace }: Workload, described: Described): readonly string[] {
  const { spec, system } = described;
  const layer = Object.keys(spec.layers).find((_, index) => system.namespaces[index]?.name === namespace) ?? '';
  return Object.keys(spec.dataServices ?? {}).filter((one) => usersOf(one, described).includes(`${layer}/${name}`));
}

function caller(edge: Ingress): string {
  return edge.from === 'gateway' ? 'the gateway' : `${edge.namespace}/${edge.workload}`;
}

/** Names data services by their own names, not by their hosts. */
function callee(edge: Egress): readonly string[] {
  if (edge.to === 'workload') return [`${edge.namespace}/${edge.workload}`];
  if (edge.to === 'api-server') return ['the Kubernetes API'];
  return edge.to === 'host' && edge.cidrs === undefined ? edge.hosts.map((host) => `${host}:${edge.port}`) : [];
}

function replicas({ scaling }: Workload): string {
  if ('replicas' in scaling) return `${scaling.replicas} replicas`;
  return 'min' in scaling ? `${scaling.min} to ${scaling.max} replicas` : 'no fixed number of replicas';
}

function line(what: string, names: readonly string[]): string {
  const unique = [...new Set(names)];
  return `  - ${what}: ${unique.length === 0 ? 'nobody' : unique.map((name) => (name === 'the gateway' ? name : `\`${name}\``)).join(', ')}`;
}

function sentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
