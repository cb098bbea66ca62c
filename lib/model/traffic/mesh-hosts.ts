import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { mayHaveService } from '../platform-pods.ts';
import { coversHost, fullHost, serviceHost, serviceOfHost } from './hosts.ts';
import { portsOfService } from './made-services.ts';
import { isExportedTo } from './service-entries.ts';

/** What a host of the mesh stands for. */
export type MeshHost =
  /** A Service or ServiceEntry with its ports. */
  | { readonly found: 'ports'; readonly ports: readonly number[] }
  /** Nothing can be said: it belongs to a chart, or is a pattern. */
  | { readonly found: 'unknown' }
  | { readonly found: 'nothing'; readonly is: string; readonly candidates: readonly string[] };

/** What a host in a VirtualService or DestinationRule leads to. */
export function meshHost(
  cluster: Cluster,
  { metadata: { namespace: own = '' } }: KubernetesObject,
  host: string,
): MeshHost {
  if (host.includes('*')) return { found: 'unknown' };
  const service = serviceOfHost(host, own);
  if (service !== undefined) return ofService(cluster, service.namespace, service.name, own);
  const entries = cluster.of('ServiceEntry').filter((entry) => isExportedTo(entry, own));
  const entry = entries.find(({ spec }) => (spec?.hosts ?? []).some((one) => coversHost(one, host)));
  if (entry !== undefined)
    return { found: 'ports', ports: (entry.spec?.ports ?? []).flatMap(({ number }) => number ?? []) };
  const [name = '', namespace = ''] = host.replace(/\.svc$/, '').split('.');
  const meant = serviceHost(name, namespace);
  if (meant.startsWith(host) && cluster.named('Service', namespace, name) !== undefined)
    return { found: 'nothing', is: `'${host}' has a dot, so that Istio completes nothing`, candidates: [meant] };
  const candidates = entries.flatMap(({ spec }) => spec?.hosts ?? []);
  return { found: 'nothing', is: `no Service or ServiceEntry '${host}'`, candidates };
}

function ofService(cluster: Cluster, namespace: string, name: string, own: string): MeshHost {
  const ports = portsOfService(cluster, namespace, name);
  if (ports !== undefined) return { found: 'ports', ports };
  if (mayHaveService(cluster, namespace, name)) return { found: 'unknown' };
  const candidates = cluster
    .names('Service', namespace)
    .map((one) => (namespace === own ? one : fullHost(one, namespace)));
  return { found: 'nothing', is: `no Service '${name}'${namespace === '' ? '' : ` in ${namespace}`}`, candidates };
}
