import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { uncapturedPorts } from '../../knowledge/well-known-ports.ts';
import { fullHost } from './hosts.ts';
import { rootNamespace } from './root-namespace.ts';

/** What the proxy of an endpoint takes on a port. */
export interface MutualTls {
  /** Only mutual TLS, that and plain text, or plain text alone. */
  readonly mode: 'STRICT' | 'PERMISSIVE' | 'DISABLE';
  /** What says so. @default - nothing, and then it is PERMISSIVE */
  readonly by?: Of<'PeerAuthentication'>;
  readonly field: string;
}

/**
 * Mode of a port: of the workload's own policy, there first that of the port, else of the namespace's, else of the
 * mesh's. https://istio.io/latest/docs/concepts/security/#peer-authentication
 */
export function mutualTls(cluster: Cluster, endpoint: Endpoint, port: number): MutualTls {
  const { selected, ofNamespace } = cluster.once(peerAuthentications);
  const own = selected.get(endpoint);
  const ofPort = (own?.spec?.portLevelMtls as PortModes)?.[port]?.mode;
  if (own !== undefined && isMode(ofPort))
    return { mode: ofPort, by: own, field: `spec.portLevelMtls['${port}'].mode` };
  for (const by of [own, ofNamespace.get(endpoint.namespace), ofNamespace.get(rootNamespace(cluster))]) {
    const mode = by?.spec?.mtls?.mode;
    if (by !== undefined && isMode(mode)) return { mode, by, field: 'spec.mtls.mode' };
  }
  return { mode: 'PERMISSIVE', field: '' };
}

/** Whether the proxy of an endpoint sees what comes in on a port. */
export function isCaptured({ inMesh, platform, pods }: Endpoint, port: number): boolean {
  if (!inMesh || platform?.part === 'gateway' || uncapturedPorts.has(port)) return false;
  const excluded = pods?.annotations['traffic.sidecar.istio.io/excludeInboundPorts'];
  return excluded?.split(',').some((one) => Number(one) === port) !== true;
}

/** What a DestinationRule has callers do with connections to a host. */
export interface ClientTls {
  readonly mode: string;
  readonly by: Of<'DestinationRule'>;
  readonly field: string;
}

/**
 * TLS of the DestinationRule for a port of a host, the one that names it most exactly; undefined where the mesh decides by
 * itself. Settings of the port leave nothing of those of the host.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
 */
export function clientTls(cluster: Cluster, host: string, port: number): ClientTls | undefined {
  const { plain, wild } = cluster.once(destinationRules);
  const by = plain.get(host) ?? wild.find(({ suffix }) => host.endsWith(suffix))?.by;
  const { portLevelSettings = [], tls } = by?.spec?.trafficPolicy ?? {};
  if (by === undefined) return undefined;
  const at = portLevelSettings.findIndex((one) => one.port?.number === port);
  const mode = at < 0 ? tls?.mode : portLevelSettings[at]?.tls?.mode;
  const field = `spec.trafficPolicy${at < 0 ? '' : `.portLevelSettings[${at}]`}.tls.mode`;
  return mode === undefined ? undefined : { mode, by, field };
}

type PortModes = Readonly<Record<number, { readonly mode?: string } | undefined>> | undefined;

function isMode(mode: string | undefined): mode is MutualTls['mode'] {
  return mode === 'STRICT' || mode === 'PERMISSIVE' || mode === 'DISABLE';
}

interface PeerAuthentications {
  readonly selected: ReadonlyMap<Endpoint, Of<'PeerAuthentication'>>;
  readonly ofNamespace: ReadonlyMap<string, Of<'PeerAuthentication'>>;
}

function peerAuthentications(cluster: Cluster): PeerAuthentications {
  const selected = new Map<Endpoint, Of<'PeerAuthentication'>>();
  const ofNamespace = new Map<string, Of<'PeerAuthentication'>>();
  const endpoints = endpointsOf(cluster);
  for (const one of cluster.of('PeerAuthentication')) {
    const { namespace = '' } = one.metadata;
    const labels = one.spec?.selector?.matchLabels;
    if (labels === undefined) {
      if (!ofNamespace.has(namespace)) ofNamespace.set(namespace, one);
    } else {
      for (const endpoint of endpoints.in(namespace).selected({ matchLabels: labels }))
        if (!selected.has(endpoint)) selected.set(endpoint, one);
    }
  }
  return { selected, ofNamespace };
}

interface DestinationRules {
  /** By the whole name of their host. */
  readonly plain: ReadonlyMap<string, Of<'DestinationRule'>>;
  /** Those of `*.suffix`, the longest first. */
  readonly wild: readonly { readonly suffix: string; readonly by: Of<'DestinationRule'> }[];
}

function destinationRules(cluster: Cluster): DestinationRules {
  const plain = new Map<string, Of<'DestinationRule'>>();
  const wild: { readonly suffix: string; readonly by: Of<'DestinationRule'> }[] = [];
  for (const by of cluster.of('DestinationRule')) {
    const { host = '', trafficPolicy } = by.spec ?? {};
    if (trafficPolicy === undefined) continue;
    if (host.startsWith('*')) wild.push({ suffix: host.slice(1), by });
    else plain.set(fullHost(host, by.metadata.namespace ?? ''), by);
  }
  return { plain, wild: wild.sort((a, b) => b.suffix.length - a.suffix.length) };
}
