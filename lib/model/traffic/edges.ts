import type { Cluster } from '../cluster.ts';
import { addressesOf, coversPods, holds, isPublic, type Block } from './addresses.ts';
import { arrival, dialledHosts } from './arrival.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { isolationOf, peerEndpoints, reachesEndpoint, type PolicyPort, type PolicyRule } from './network-policies.ts';
import { everyPort, intersection, onePort, portOfTcp, portsOf, type Ports } from './policy-ports.ts';
import { catchAll, hostsKnownTo } from './sidecars.ts';
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
 * Every path that a cluster leaves open between workloads, between controllers, from outside and to outside, sorted. Those between workloads
 * and the platform (DNS, istiod, traces, scrapes, AWS credentials) are left out: they are the same for all, and rules see
 * to them; so are those within one Ray or PostgreSQL cluster.
 */
export function edges(cluster: Cluster): readonly OpenEdge[] {
  const found = new Map<string, OpenEdge>();
  const add: Add = (from, to, { protocol = '*', range }) => {
    const [first, last] = range ?? ['*', '*'];
    const port = first === last ? String(first) : `${first}-${last}`;
    found.set(`${from}\t${to}\t${port}\t${protocol}`, { from, to, port, protocol });
  };
  for (const endpoint of endpointsOf(cluster).all.items) {
    if (!isShown(endpoint) && !isController(endpoint)) continue;
    addOutgoing(cluster, endpoint, add);
    addIncoming(cluster, endpoint, add);
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

/** The list as CSV. */
export function edgeList(cluster: Cluster): string {
  const lines = edges(cluster).map(({ from, to, port, protocol }) => `${from},${to},${port},${protocol}`);
  return ['from,to,port,protocol', ...lines, ''].join('\n');
}

type Add = (from: string, to: string, ports: Ports) => void;

function isShown({ pods, platform }: Endpoint): boolean {
  return pods !== undefined || platform?.part === 'gateway';
}

/** Pods of an installed chart, but for the gateway: listed with each other and the outside, not with every workload. */
function isController({ platform }: Endpoint): boolean {
  return platform?.installed !== undefined && platform.part !== 'gateway';
}

function addOutgoing(cluster: Cluster, from: Endpoint, add: Add): void {
  const { egress } = isolationOf(cluster, from);
  if (egress === undefined) {
    add(from.name, 'anything', everyPort);
    return;
  }
  let known: Outside | undefined;
  const addOutsideOf = (rule: PolicyRule, block: Block | undefined): void => {
    addOutside(cluster, from, (known ??= outsideOf(cluster, from)), rule, block, add);
  };
  for (const rule of egress.rules) {
    const { peers, policy, ports = [undefined] } = rule;
    if (peers === undefined) {
      addOutsideOf(rule, undefined);
      // By a name a port is that of pods alone.
      const named = ports.filter((one) => typeof one?.port === 'string');
      if (named.length > 0) addPaths(cluster, from, endpointsOf(cluster).all.items, named, add);
    }
    for (const peer of peers ?? []) {
      const block = peer.ipBlock && addressesOf(cluster).block(peer.ipBlock);
      if (block !== undefined) addOutsideOf(rule, block);
      else addPaths(cluster, from, peerEndpoints(cluster, peer, policy.metadata.namespace ?? ''), ports, add);
    }
  }
}

function addPaths(
  cluster: Cluster,
  from: Endpoint,
  ends: readonly Endpoint[],
  ports: readonly (PolicyPort | undefined)[],
  add: Add,
): void {
  for (const to of ends) {
    if (isController(from) ? !isController(to) || to === from : !isShown(to)) continue;
    if (!isController(from) && to.owner === from.owner && to.pods?.role !== 'pod') continue;
    for (const port of ports) addPath(cluster, from, to, port, add);
  }
}

/** One item of a rule's ports between pods, as far as the other end and the mesh let it through as well. */
function addPath(cluster: Cluster, from: Endpoint, to: Endpoint, port: PolicyPort | undefined, add: Add): void {
  const wanted = portsOf(port, to);
  if (wanted === undefined) return;
  const { ingress } = isolationOf(cluster, to);
  if (ingress === undefined) {
    addPorts(cluster, from, to, wanted, add);
    return;
  }
  for (const rule of ingress.rules) {
    if (reachesEndpoint(cluster, rule, from) === undefined) continue;
    for (const item of rule.ports ?? [undefined]) {
      const admitted = portsOf(item, to);
      const both = admitted && intersection(wanted, admitted);
      if (both !== undefined) addPorts(cluster, from, to, both, add);
    }
  }
}

function addPorts(cluster: Cluster, from: Endpoint, to: Endpoint, ports: Ports, add: Add): void {
  const port = portOfTcp(ports);
  if (port === undefined || passesMesh(cluster, from, to, port)) add(from.name, to.name, ports);
}

/** Whether the proxies at both ends pass some request on. */
function passesMesh(cluster: Cluster, from: Endpoint, to: Endpoint, port: number): boolean {
  const hosts = from.inMesh ? dialledHosts(cluster, from, to, port) : [];
  if (hosts.length > 0 && hosts.every(({ verdict }) => verdict.does === 'refuses')) return false;
  return isLetIn(cluster, hosts.some(({ isMutual }) => isMutual) ? from : undefined, to, port);
}

/** Whether the proxy of a callee lets in some request of a caller; undefined is whoever comes in plain text. */
function isLetIn(cluster: Cluster, from: Endpoint | undefined, to: Endpoint, port: number): boolean {
  const arrived = arrival(cluster, from, to, port);
  return arrived === undefined || (arrived.isTaken && arrived.authorization.allows);
}

/** What an endpoint knows outside, whichever rule lets it go there. */
interface Outside {
  /** The API server, where it is called. */
  readonly server: { readonly host: string; readonly port: number } | undefined;
  /** The hosts that its proxy knows. @default - there is no proxy that refuses others */
  readonly hosts: ReturnType<typeof hostsKnownTo>;
}

function outsideOf(cluster: Cluster, from: Endpoint): Outside {
  const server = isController(from)
    ? { host: 'kubernetes.default.svc.cluster.local', port: 443 }
    : wantedEdges(cluster)
        .outgoingOf(from)
        .find(({ to }) => to === 'api-server');
  return { server, hosts: from.inMesh && from.platform === undefined ? hostsKnownTo(cluster, from) : undefined };
}

/** Hosts that the proxy knows, or where there is none that refuses others, the addresses themselves. */
function addOutside(
  cluster: Cluster,
  from: Endpoint,
  { server, hosts }: Outside,
  rule: PolicyRule,
  block: Block | undefined,
  add: Add,
): void {
  const addresses = addressesOf(cluster);
  if (block !== undefined && addresses.agent !== undefined && block.range.prefix > 16 && holds(block, addresses.agent))
    return;
  const inside = block !== undefined && !isPublic(block, addresses) && !coversPods(block, addresses);
  for (const item of rule.ports ?? [undefined]) {
    const ports = portsOf(item, undefined);
    if (ports === undefined) continue;
    const port = portOfTcp(ports);
    if (server !== undefined && inside && (port === 443 || port === 6443))
      add(from.name, server.host, onePort(server.port, 'TCP'));
    else if (hosts === undefined || ports.protocol === 'UDP' || ports.protocol === 'SCTP')
      add(from.name, blockText(cluster, block), ports);
    else
      for (const { host, port: wanted } of hosts) {
        const both = intersection(ports, onePort(wanted, 'TCP'));
        if (both === undefined) continue;
        add(from.name, host, both);
        const everywhere = block === undefined || isPublic(block, addresses);
        if (everywhere && catchAll(cluster, from, wanted) !== undefined)
          add(from.name, blockText(cluster, block), both);
      }
  }
}

function addIncoming(cluster: Cluster, to: Endpoint, add: Add): void {
  const { ingress } = isolationOf(cluster, to);
  if (ingress === undefined) {
    add('anything', to.name, everyPort);
    return;
  }
  const { block: blockOf } = addressesOf(cluster);
  for (const { peers, ports } of ingress.rules) {
    const blocks = peers?.flatMap(({ ipBlock }) => (ipBlock && blockOf(ipBlock)) ?? []) ?? [undefined];
    for (const block of blocks)
      for (const port of ports ?? [undefined]) {
        const opened = portsOf(port, to);
        if (opened === undefined) continue;
        const single = portOfTcp(opened);
        if (single === undefined || isLetIn(cluster, undefined, to, single))
          add(blockText(cluster, block), to.name, opened);
      }
  }
}

function blockText(cluster: Cluster, block: Block | undefined): string {
  if (block === undefined) return 'anything';
  if (block.range.prefix === 0 && isPublic(block, addressesOf(cluster))) return 'internet';
  return `${block.range.address.toString()}/${block.range.prefix}`;
}
