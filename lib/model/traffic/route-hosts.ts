import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { fullHost } from './hosts.ts';

/** A host of a server of a Gateway. */
export interface ListenedHost {
  readonly gateway: Of<'Gateway'>;
  readonly field: string;
  readonly host: string;
  /** Namespace that VirtualServices must be in; undefined for any. */
  readonly namespace: string | undefined;
  readonly port: number;
  readonly server: Server;
}

type Server = NonNullable<NonNullable<Of<'Gateway'>['spec']>['servers']>[number];

/** All hosts of all Gateways. https://istio.io/latest/docs/reference/config/networking/gateway/#Server */
export function listenedHosts(cluster: Cluster): readonly ListenedHost[] {
  return cluster.of('Gateway').flatMap((gateway) =>
    (gateway.spec?.servers ?? []).flatMap((server, index) =>
      (server.hosts ?? []).map((entry, at) => {
        const slash = entry.indexOf('/');
        const space = slash === -1 ? '*' : entry.slice(0, slash);
        return {
          gateway,
          field: `spec.servers[${index}].hosts[${at}]`,
          host: entry.slice(slash + 1),
          namespace: space === '*' ? undefined : space === '.' ? (gateway.metadata.namespace ?? '') : space,
          port: server.port?.number ?? 0,
          server,
        };
      }),
    ),
  );
}

/** The same by the Gateway, as `namespace/name`. */
export function hostsByGateway(cluster: Cluster): ReadonlyMap<string, readonly ListenedHost[]> {
  const byGateway = new Map<string, ListenedHost[]>();
  for (const { metadata } of cluster.of('Gateway')) byGateway.set(`${metadata.namespace ?? ''}/${metadata.name}`, []);
  for (const listened of cluster.once(listenedHosts)) {
    const { metadata } = listened.gateway;
    byGateway.get(`${metadata.namespace ?? ''}/${metadata.name}`)?.push(listened);
  }
  return byGateway;
}

/** A VirtualService and where it applies. */
export interface Bound {
  readonly object: Of<'VirtualService'>;
  /** `namespace/name` of Gateways, and `mesh`, which is the default. */
  readonly gateways: readonly string[];
  /** Hosts, with the short names of Services written out. */
  readonly hosts: readonly string[];
}

/** All VirtualServices. */
export function boundRoutes(cluster: Cluster): readonly Bound[] {
  return cluster.of('VirtualService').map((object) => {
    const { namespace = '' } = object.metadata;
    const { gateways = ['mesh'], hosts = [] } = object.spec ?? {};
    const bound = gateways.length === 0 ? ['mesh'] : gateways;
    return {
      object,
      gateways: bound.map((name) => gatewayName(name, namespace)),
      hosts: hosts.map((host) => fullHost(host, namespace)),
    };
  });
}

/** `namespace/name` of a Gateway as a VirtualService names it. */
export function gatewayName(name: string, namespace: string): string {
  return name === 'mesh' || name.includes('/') ? name : `${namespace}/${name}`;
}
