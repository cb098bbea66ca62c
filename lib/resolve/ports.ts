import type { WorkloadSpec } from '../spec/workload.ts';
import type { Port } from './edges-of-workload.ts';

/** The ports of a workload, each with its protocol. */
export function resolvePorts(spec: WorkloadSpec): readonly Port[] {
  return Object.entries(portsOf(spec)).map(([name, port]) => {
    const protocol = transportOf(name);
    return { name, port, protocol, appProtocol: protocol === 'TCP' ? (name.split('-')[0] ?? name) : undefined };
  });
}

/** The ports of a workload by name. */
export function portsOf(spec: WorkloadSpec): Readonly<Record<string, number>> {
  if (spec.kind === 'RayCluster') return rayPorts;
  return 'ports' in spec ? (spec.ports ?? {}) : {};
}

/** Ports of every Ray head, as KubeRay's Service exposes them. */
const rayPorts: Readonly<Record<string, number>> = {
  'tcp-client': 10001,
  'http-dashboard': 8265,
  'http-serve': 8000,
};

/** Transport protocol of a port, from its name: UDP for `udp-dns`. */
export function transportOf(name: string): 'TCP' | 'UDP' | 'SCTP' {
  return /^udp(-|$)/.test(name) ? 'UDP' : /^sctp(-|$)/.test(name) ? 'SCTP' : 'TCP';
}

/** Whether the mesh sees single requests on a port of this name, rather than connections. */
export function carriesRequests(name: string): boolean {
  return /^(http|http2|grpc)(-|$)/.test(name);
}
