import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import type { Namespace } from '../../resolve/system.ts';
import type { Workload } from '../../resolve/workload.ts';
import { namespaceMetadata, selectorLabels, workloadMetadata } from '../metadata.ts';

/** Requires mutual TLS in a whole namespace. */
export function strictPeerAuthentication(namespace: Pick<Namespace, 'name' | 'system' | 'owner'>): IPeerAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: namespaceMetadata(namespace, 'default'),
    spec: { mtls: { mode: 'STRICT' } },
  };
}

/** Requires mutual TLS on all ports, except those with callers outside the service mesh: Prometheus and Ray's pods. */
export function plainPortsPeerAuthentication(workload: Workload, ports: readonly number[]): IPeerAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: workloadMetadata(workload),
    spec: {
      selector: { matchLabels: selectorLabels(workload) },
      mtls: { mode: 'STRICT' },
      portLevelMtls: Object.fromEntries(ports.map((port) => [port, { mode: 'PERMISSIVE' as const }])),
    },
  };
}

/** Ports of a workload that have callers outside the service mesh. */
export function plainPorts({ ingress, metrics }: Workload): readonly number[] {
  const called = ingress.flatMap((one) => (one.from === 'workload' && one.principal === undefined ? one.ports : []));
  return [...new Set([...called, ...(metrics ? [metrics.port] : [])])].sort((a, b) => a - b);
}
