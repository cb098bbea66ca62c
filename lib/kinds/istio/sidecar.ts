import type { ISidecar } from '@kubernetes-models/istio/networking.istio.io/v1/Sidecar';
import type { Namespace } from '../../resolve/system.ts';
import type { Workload } from '../../resolve/workload.ts';
import { namespaceMetadata, selectorLabels, workloadMetadata } from '../metadata.ts';
import { platform } from '../platform.ts';
import { isProxied } from './service-entry.ts';

/** Default of a namespace: a proxy without its own Sidecar knows no destinations. */
export function closedSidecar(namespace: Namespace): ISidecar {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: namespaceMetadata(namespace, 'default'),
    spec: { egress: [{ hosts: ['~/*'] }], outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
  };
}

/** The proxy of a workload knows only its callees, and refuses other destinations. */
export function sidecar(workload: Workload): ISidecar {
  const hosts = workload.egress.flatMap((edge): string[] => {
    if (edge.to === 'host') return isProxied(edge.protocol) ? edge.hosts.map((host) => `./${host}`) : [];
    if (edge.to === 'api-server') return ['default/kubernetes.default.svc.cluster.local'];
    if (edge.ports.length === 0) return [];
    return edge.services.map((service) => `${edge.namespace}/${service}.${edge.namespace}.svc.cluster.local`);
  });
  const tracing = workload.pod.sidecar?.tracing === true ? [`${platform.tempo.namespace}/${platform.tempo.host}`] : [];
  const known = [...hosts, ...tracing];
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: workloadMetadata(workload),
    spec: {
      workloadSelector: { labels: selectorLabels(workload) },
      egress: [{ hosts: known.length > 0 ? known : ['~/*'] }],
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    },
  };
}
