import type { Egress } from '../resolve/edges-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { annotationPrefix } from './metadata.ts';

/**
 * Annotations with what a spec declares, on the controller of the pods. Rules compare them with the other objects;
 * reviewers read them.
 */
export function declaredAnnotations({ egress, topics, writes }: Workload): Record<string, string> {
  return {
    ...lines('calls', egress.flatMap(addresses)),
    ...lines('writes', writes),
    ...lines('publishes', topics.published),
    ...lines('consumes', topics.consumed),
  };
}

/** Annotation with the metrics of a scraped endpoint, on its monitor. */
export function exportedMetrics(names: readonly string[]): Record<string, string> {
  return lines('exports', names);
}

/** One entry for each line, so that each change is one line of the difference. */
export function lines(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [`${annotationPrefix}/${name}`]: [...new Set(values)].sort().join('\n') };
}

/** `host:port`, as the process connects to it, or `host:port/udp`. */
function addresses(edge: Egress): readonly string[] {
  switch (edge.to) {
    case 'host':
      return edge.hosts.map((host) => `${host}:${edge.port}${transport(edge.protocol)}`);
    case 'api-server':
      return [];
    case 'workload':
    case 'pods': {
      const unproxied = edge.to === 'workload' ? (edge.unproxied ?? []) : [];
      const dialled = [
        ...edge.ports.map(String),
        ...unproxied.map(({ port, protocol }) => `${port}${transport(protocol)}`),
      ];
      return edge.services.flatMap((service) =>
        dialled.map((port) => `${service}.${edge.namespace}.svc.cluster.local:${port}`),
      );
    }
  }
}

/** What stands behind a port of another protocol than TCP. */
function transport(protocol: string): string {
  return protocol === 'UDP' || protocol === 'SCTP' ? `/${protocol.toLowerCase()}` : '';
}
