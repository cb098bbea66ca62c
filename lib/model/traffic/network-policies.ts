import type { NetworkPolicyIngressRule, NetworkPolicyPeer } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose, Of } from '../kinds.ts';
import { selects } from '../selector.ts';
import { addressesOf, coversPods, holds, type Range } from './addresses.ts';
import { endpointsOf, namedPort, selectedEndpoints, type Endpoint } from './endpoints.ts';

/** Of a policy's two directions, one. */
export type Direction = 'ingress' | 'egress';

/** Transport protocols that policies know. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** One item of a rule's `ports`. */
export type PolicyPort = Loose<NonNullable<NetworkPolicyIngressRule['ports']>[number]>;

/** One rule of a NetworkPolicy. */
export interface PolicyRule {
  readonly policy: Of<'NetworkPolicy'>;
  readonly direction: Direction;
  readonly index: number;
  /** Who is at the other end; undefined is everybody. */
  readonly peers: readonly Loose<NetworkPolicyPeer>[] | undefined;
  /** On which ports; undefined is all. */
  readonly ports: readonly PolicyPort[] | undefined;
}

/** What policies make of an endpoint in each direction; undefined where none selects it, which leaves it open. */
export interface Isolation {
  readonly ingress: Isolated | undefined;
  readonly egress: Isolated | undefined;
}

/** The policies that select an endpoint for a direction, and all of their rules: what one permits is permitted. */
export interface Isolated {
  readonly policies: readonly Of<'NetworkPolicy'>[];
  readonly rules: readonly PolicyRule[];
}

/** What a port of the other end is: a number, or every one. */
export type WantedPort = number | 'all';

/**
 * What the NetworkPolicies of a cluster make of each endpoint.
 * https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function isolationOf(cluster: Cluster, endpoint: Endpoint): Isolation {
  return cluster.once(isolations).get(endpoint) ?? open;
}

/** All rules of all policies, each with the endpoints that it is for. */
export function policyRules(cluster: Cluster): ReadonlyMap<PolicyRule, readonly Endpoint[]> {
  return cluster.once(selections);
}

/** The rule that permits a path to or from an endpoint; undefined where none does. */
export function permittingRule(
  cluster: Cluster,
  { rules }: Isolated,
  other: Endpoint,
  port: WantedPort,
  protocol: Protocol,
  destination: Endpoint,
): PolicyRule | undefined {
  for (const rule of rules)
    if (reachesPort(rule, port, protocol, destination) && reachesEndpoint(cluster, rule, other) !== undefined)
      return rule;
  return undefined;
}

/** The rule that permits a path to or from addresses outside of the cluster, all of a range. */
export function permittingAddress(
  cluster: Cluster,
  { rules }: Isolated,
  range: Range,
  port: number,
  protocol: Protocol,
  destination: Endpoint | undefined,
): PolicyRule | undefined {
  const { block } = addressesOf(cluster);
  for (const rule of rules) {
    if (!reachesPort(rule, port, protocol, destination)) continue;
    if (rule.peers === undefined) return rule;
    for (const { ipBlock } of rule.peers) {
      const made = ipBlock && block(ipBlock);
      if (made !== undefined && holds(made, range)) return rule;
    }
  }
  return undefined;
}

/** Number of the peer by which a rule reaches an endpoint, or -1 where it reaches everybody. */
export function reachesEndpoint(cluster: Cluster, rule: PolicyRule, endpoint: Endpoint): number | undefined {
  const { peers, policy } = rule;
  if (peers === undefined) return -1;
  const home = policy.metadata.namespace ?? '';
  for (let index = 0; index < peers.length; index++)
    if (isPeer(cluster, peers[index] ?? {}, home, endpoint)) return index;
  return undefined;
}

/** Whether a rule reaches a port; a named one is that of the destination. */
export function reachesPort(
  { ports }: PolicyRule,
  wanted: WantedPort,
  protocol: Protocol,
  destination: Endpoint | undefined,
): boolean {
  if (ports === undefined) return true;
  for (const port of ports) if (isPort(port, wanted, protocol, destination)) return true;
  return false;
}

/** Whether an item of `ports` is, or holds, a port. */
export function isPort(
  { port, endPort, protocol = 'TCP' }: PolicyPort,
  wanted: WantedPort,
  wantedProtocol: Protocol,
  destination: Endpoint | undefined,
): boolean {
  if (protocol !== wantedProtocol) return false;
  if (port === undefined) return true;
  if (wanted === 'all') return false;
  const first = typeof port === 'number' ? port : destination && namedPort(destination, port, protocol);
  if (first === undefined) return false;
  return wanted === first || (endPort !== undefined && wanted > first && wanted <= endPort);
}

/** The endpoints that a peer is; those in an `ipBlock` are known by their labels alone, so it is none. */
export function peerEndpoints(
  cluster: Cluster,
  { ipBlock, namespaceSelector, podSelector }: Loose<NetworkPolicyPeer>,
  home: string,
): readonly Endpoint[] {
  if (ipBlock !== undefined || (namespaceSelector === undefined && podSelector === undefined)) return [];
  return selectedEndpoints(endpointsOf(cluster), home, namespaceSelector, podSelector);
}

/** Of the policies that select an endpoint, the one that is most its own. */
export function policyToBlame({ policies }: Isolated): Isolated['policies'][number] | undefined {
  let blamed = policies[0];
  let most = -1;
  for (const policy of policies) {
    const { matchLabels = {}, matchExpressions = [] } = policy.spec?.podSelector ?? {};
    const count = Object.keys(matchLabels).length + matchExpressions.length;
    if (count > most) [blamed, most] = [policy, count];
  }
  return blamed;
}

/** Where a rule stands in its policy. */
export function ruleField({ direction, index }: PolicyRule): string {
  return `spec.${direction}[${index}]`;
}

/** Where one of its peers stands, or the rule itself where it has none. */
export function peerField(rule: PolicyRule, peer: number): string {
  return peer < 0 ? ruleField(rule) : `${ruleField(rule)}.${rule.direction === 'egress' ? 'to' : 'from'}[${peer}]`;
}

const open: Isolation = { ingress: undefined, egress: undefined };

function isPeer(
  cluster: Cluster,
  { ipBlock, namespaceSelector, podSelector }: Loose<NetworkPolicyPeer>,
  home: string,
  endpoint: Endpoint,
): boolean {
  if (ipBlock !== undefined) {
    const addresses = addressesOf(cluster);
    const block = addresses.block(ipBlock);
    return block !== undefined && coversPods(block, addresses);
  }
  if (namespaceSelector === undefined && podSelector === undefined) return false;
  if (namespaceSelector === undefined && endpoint.namespace !== home) return false;
  if (podSelector !== undefined && !selects(podSelector, endpoint.labels)) return false;
  return (
    namespaceSelector === undefined || selects(namespaceSelector, endpointsOf(cluster).labelsOf(endpoint.namespace))
  );
}

function selections(cluster: Cluster): ReadonlyMap<PolicyRule, readonly Endpoint[]> {
  const rules = new Map<PolicyRule, readonly Endpoint[]>();
  for (const { selected, directions } of cluster.once(appliedPolicies))
    for (const [, own] of directions) for (const rule of own) rules.set(rule, selected);
  return rules;
}

function isolations(cluster: Cluster): ReadonlyMap<Endpoint, Isolation> {
  const made = new Map<
    Endpoint,
    Record<Direction, { policies: Of<'NetworkPolicy'>[]; rules: PolicyRule[] } | undefined>
  >();
  for (const { policy, selected, directions } of cluster.once(appliedPolicies)) {
    for (const endpoint of selected) {
      let isolation = made.get(endpoint);
      if (isolation === undefined) made.set(endpoint, (isolation = { ingress: undefined, egress: undefined }));
      for (const [direction, rules] of directions) {
        const isolated = (isolation[direction] ??= { policies: [], rules: [] });
        isolated.policies.push(policy);
        isolated.rules.push(...rules);
      }
    }
  }
  return made;
}

interface Applied {
  readonly policy: Of<'NetworkPolicy'>;
  readonly selected: readonly Endpoint[];
  readonly directions: readonly (readonly [Direction, readonly PolicyRule[]])[];
}

function appliedPolicies(cluster: Cluster): readonly Applied[] {
  const endpoints = endpointsOf(cluster);
  return cluster.of('NetworkPolicy').map((policy) => {
    const { podSelector, policyTypes = [], ingress = [], egress = [] } = policy.spec ?? {};
    // Left out, or none, the types are Ingress, and Egress where there are rules for it.
    const types = policyTypes.length > 0 ? policyTypes : ['Ingress', ...(egress.length > 0 ? ['Egress'] : [])];
    const directions: [Direction, PolicyRule[]][] = [];
    if (types.includes('Ingress'))
      directions.push([
        'ingress',
        ingress.map(({ from, ports }, index) => rule(policy, 'ingress', index, from, ports)),
      ]);
    if (types.includes('Egress'))
      directions.push(['egress', egress.map(({ to, ports }, index) => rule(policy, 'egress', index, to, ports))]);
    return { policy, selected: endpoints.in(policy.metadata.namespace ?? '').selected(podSelector ?? {}), directions };
  });
}

/** An empty list is as one that is left out: everything. */
function rule(
  policy: Of<'NetworkPolicy'>,
  direction: Direction,
  index: number,
  peers: readonly Loose<NetworkPolicyPeer>[] = [],
  ports: readonly PolicyPort[] = [],
): PolicyRule {
  return {
    policy,
    direction,
    index,
    peers: peers.length === 0 ? undefined : peers,
    ports: ports.length === 0 ? undefined : ports,
  };
}
