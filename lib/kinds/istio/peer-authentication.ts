import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import type { Namespace } from '../../resolve/system.ts';
import type { Metrics, Workload } from '../../resolve/workload.ts';
import { namespaceMetadata, selectorLabels, workloadMetadata } from '../metadata.ts';

/** Only mutual TLS in the whole namespace. */
export function strictPeerAuthentication(namespace: Pick<Namespace, 'name' | 'system' | 'owner'>): IPeerAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: namespaceMetadata(namespace, 'default'),
    spec: { mtls: { mode: 'STRICT' } },
  };
}

/** Mutual TLS on all ports but the metrics port, which Prometheus reads from outside the mesh. */
export function metricsPeerAuthentication(workload: Workload, { port }: Metrics): IPeerAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: workloadMetadata(workload),
    spec: {
      selector: { matchLabels: selectorLabels(workload) },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { [port]: { mode: 'PERMISSIVE' } },
    },
  };
}
