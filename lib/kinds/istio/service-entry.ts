import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { Namespace } from '../../resolve/system.ts';
import { namespaceMetadata } from '../metadata.ts';

/** Whether proxies see what goes to a host: all but UDP and SCTP. */
export function isProxied(protocol: string): protocol is 'TLS' | 'HTTP' | 'TCP' {
  return protocol !== 'UDP' && protocol !== 'SCTP';
}

/** Makes a host outside the cluster known to the proxies of one namespace. */
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
      // A name with a wildcard has no address to look up. Plain TCP does not say which of two hosts is meant: istiod refuses
      // to look up both, and of two entries for a port one would get all. These connections go where the client resolved them.
      resolution: wildcard || byAddress || protocol === 'TCP' ? 'NONE' : 'DNS',
      ports: [{ name: protocol.toLowerCase(), number: port, protocol }],
    },
  };
}
