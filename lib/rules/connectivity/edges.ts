import type { Cluster } from '../cluster.ts';
import { addressesOf, coversPods, holds, isPublic, type Block } from './addresses.ts';
import { authorize } from './authorization-policies.ts';
import { endpointsOf, namedPort, type Endpoint } from './endpoints.ts';
import {
  isolationOf,
  peerEndpoints,
  permittingRule,
  type PolicyPort,
  type PolicyRule,
  type Protocol,
} from './network-policies.ts';
import { clientTls, isCaptured, mutualTls } from './peer-authentications.ts';
import { hostsOf } from './services.ts';
import { hostsKnownTo, outbound } from './sidecars.ts';
import { wantedEdges } from './wanted-edges.ts';

/** A path that is open, whoever wants it. */
export interface OpenEdge {
  /** `namespace/workload`, `internet`, an address range, or `anything` where no NetworkPolicy is. */
  readonly from: string;
  /** The same, or a host outside. */
  readonly to: string;
  /** A number, a range such as `8000-8080`, or `*`. */
  readonly port: string;
  readonly protocol: string;
}

/**
 * Every path that a cluster leaves open between workloads, from outside and to outside, sorted. Those between workloads
 * and the platform (DNS, istiod, traces, scrapes, AWS credentials) are left out: they are the same for all, and rules see
 * to them; so are those within one Ray or PostgreSQL cluster.
 */
export function edges(cluster: Cluster): readonly OpenEdge[] {
  const found = new Map<string, OpenEdge>();
  const add = (from: string, to: string, port: string, protocol: string): void => {
    found.set(`${from}\t${to}\t${port}\t${protocol}`, { from, to, port, protocol });
  };
  for (const endpoint of endpointsOf(cluster).all.items) {
    if (!isShown(endpoint)) continue;
    addOutgoing(cluster, endpoint, add);
    addIncoming(cluster, endpoint, add);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge);
}

/** The list as CSV. */
export function edgeList(cluster: Cluster): string {
  const lines = edges(cluster).map(({ from, to, port, protocol }) => `${from},${to},${port},${protocol}`);
  return ['from,to,port,protocol', ...lines, ''].join('\n');
}

type Add = (from: string, to: string, port: string, protocol: string) => void;

function isShown({ pods, platform }: Endpoint): boolean {
  return pods !== undefined || platform?.part === 'gateway';
}

function addOutgoing(cluster: Cluster, from: Endpoint, add: Add): void {
  const { egress } = isolationOf(cluster, from);
  if (egress === undefined) {
    add(from.name, 'anything', '*', '*');
    return;
  }
  for (const rule of egress.rules) {
    if (rule.peers === undefined) addOutside(cluster, from, rule, undefined, add);
    for (const peer of rule.peers ?? []) {
      if (peer.ipBlock !== undefined) {
        const block = addressesOf(cluster).block(peer.ipBlock);
        if (block !== undefined) addOutside(cluster, from, rule, block, add);
        continue;
      }
      for (const to of peerEndpoints(cluster, peer, rule.policy.metadata.namespace ?? '')) {
        if (!isShown(to) || (to.owner === from.owner && to.pods?.role !== 'pod')) continue;
        for (const port of rule.ports ?? [undefined]) addPath(cluster, from, to, port, add);
      }
    }
  }
}

/** One port of a rule between pods, if the other end and the mesh let it through as well. */
function addPath(cluster: Cluster, from: Endpoint, to: Endpoint, port: PolicyPort | undefined, add: Add): void {
  const number = typeof port?.port === 'string' ? namedPort(to, port.port) : port?.port;
  if (typeof port?.port === 'string' && number === undefined) return;
  const protocol = (port?.protocol ?? 'TCP') as Protocol;
  const { ingress } = isolationOf(cluster, to);
  if (ingress !== undefined && permittingRule(cluster, ingress, from, number ?? 'all', protocol, to) === undefined)
    return;
  if (number !== undefined && protocol === 'TCP' && !passesMesh(cluster, from, to, number)) return;
  add(from.name, to.name, shownPort(number, port?.endPort), protocol);
}

/** Whether the proxies at both ends pass a request on. */
function passesMesh(cluster: Cluster, from: Endpoint, to: Endpoint, port: number): boolean {
  const hosts = hostsOf(cluster, to).filter(({ target }) => target === port);
  const verdicts = from.inMesh
    ? hosts.map(({ host, namespace, port: dialled }) => ({
        host,
        does: outbound(cluster, from, host, dialled, namespace).does,
      }))
    : [];
  if (from.inMesh && hosts.length > 0 && verdicts.every(({ does }) => does === 'refuses')) return false;
  if (!isCaptured(to, port)) return true;
  const known = verdicts.some(({ does, host }) => does === 'knows' && clientTls(cluster, host)?.mode !== 'DISABLE');
  const { mode } = mutualTls(cluster, to, port);
  if (!known && mode === 'STRICT') return false;
  const identified = known && mode !== 'DISABLE';
  const caller = {
    principal: identified ? from.principal : undefined,
    namespace: identified ? from.namespace : undefined,
  };
  return authorize(cluster, to, caller, port).allows;
}

/** Hosts that the proxy knows, or where there is none that refuses others, the addresses themselves. */
function addOutside(cluster: Cluster, from: Endpoint, rule: PolicyRule, block: Block | undefined, add: Add): void {
  const addresses = addressesOf(cluster);
  if (block !== undefined && addresses.agent !== undefined && block.range.prefix > 16 && holds(block, addresses.agent))
    return;
  const server = wantedEdges(cluster)
    .outgoingOf(from)
    .find(({ to }) => to === 'api-server');
  for (const port of rule.ports ?? [undefined]) {
    const protocol = port?.protocol ?? 'TCP';
    const number = typeof port?.port === 'number' ? port.port : undefined;
    const inside = block !== undefined && !isPublic(block, addresses) && !coversPods(block, addresses);
    if (server !== undefined && inside && (number === 443 || number === 6443)) {
      add(from.name, server.host, String(server.port), protocol);
      continue;
    }
    const known =
      from.inMesh && from.platform === undefined && protocol === 'TCP' ? hostsKnownTo(cluster, from) : undefined;
    if (known === undefined) {
      add(from.name, shownBlock(cluster, block), shownPort(number, port?.endPort), protocol);
      continue;
    }
    for (const { host, port: wanted } of known)
      if (number === undefined || number === wanted) add(from.name, host, String(wanted), protocol);
  }
}

function addIncoming(cluster: Cluster, to: Endpoint, add: Add): void {
  const { ingress } = isolationOf(cluster, to);
  if (ingress === undefined) {
    add('anything', to.name, '*', '*');
    return;
  }
  const { block: blockOf } = addressesOf(cluster);
  for (const { peers, ports } of ingress.rules) {
    const blocks = peers?.flatMap(({ ipBlock }) => (ipBlock && blockOf(ipBlock)) ?? []) ?? [undefined];
    for (const block of blocks)
      for (const port of ports ?? [undefined]) {
        const number = typeof port?.port === 'string' ? namedPort(to, port.port) : port?.port;
        add(shownBlock(cluster, block), to.name, shownPort(number, port?.endPort), port?.protocol ?? 'TCP');
      }
  }
}

function shownBlock(cluster: Cluster, block: Block | undefined): string {
  if (block === undefined) return 'anything';
  if (block.range.prefix === 0 && isPublic(block, addressesOf(cluster))) return 'internet';
  return `${block.range.address.toString()}/${block.range.prefix}`;
}

function shownPort(first: number | undefined, last: number | undefined): string {
  if (first === undefined) return '*';
  return last === undefined ? String(first) : `${first}-${last}`;
}
