import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { Namespace } from '../../resolve/system.ts';
import { namespaceMetadata } from '../metadata.ts';

/** Whether proxies handle the connections of a protocol: all except UDP and SCTP. */
export function isProxied(protocol: string): protocol is 'TLS' | 'HTTP' | 'TCP' {
  return protocol !== 'UDP' && protocol !== 'SCTP';
}

/** Makes an outside host known to the proxies of one namespace. */
export function serviceEntry(
  namespace: Namespace,
  { hosts, port, protocol, cidrs = [], byAddress = false }: Namespace['hosts'][number],
): IServiceEntry {
  const [first = ''] = hosts;
  const wildcard = hosts.some((host) => host.startsWith('*'));
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: namespaceMetadata(namespace, `${first.replace('*', 'any').replaceAll('.', '-')}-${port}`.slice(-253)),
    spec: {
      hosts: [...hosts],
      ...(byAddress && { addresses: [...cidrs] }),
      exportTo: ['.'],
      location: 'MESH_EXTERNAL',
      // A wildcard name has no address to resolve. In plain TCP a proxy cannot tell two hosts apart: istiod refuses to
      // resolve both, and one of two entries for a port would get all connections. So these connections go to the
      // address that the client resolved.
      resolution: wildcard || byAddress || protocol === 'TCP' ? 'NONE' : 'DNS',
      ports: [{ name: protocol.toLowerCase(), number: port, protocol }],
    },
  };
}
