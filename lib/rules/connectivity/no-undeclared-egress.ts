import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import {
  addressesOf,
  coversPods,
  holds,
  isPublic,
  type Block,
  type ClusterAddresses,
} from '../../model/traffic/addresses.ts';
import { callsAnnotation, type OutgoingEdge } from '../../model/traffic/edge.ts';
import type { Endpoint } from '../../model/traffic/endpoints.ts';
import { isJudged, judgedRules, policyPortText, type JudgedRule } from '../../model/traffic/excess.ts';
import {
  policyRules,
  peerField,
  ruleField,
  type PolicyPort,
  type PolicyRule,
} from '../../model/traffic/network-policies.ts';
import { podIdentityAgent, privateHosts } from '../../knowledge/well-known-ports.ts';
import { declaresCalls, wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const noUndeclaredEgress: ClusterRule = {
  id: 'no-undeclared-egress',
  tier: 'contract',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  summary: 'no rule of a NetworkPolicy leads to addresses outside that nobody declares to call',
  why: 'Data leaves a cluster through egress: pods may reach only the addresses that they declare to call.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  *check(cluster) {
    if (!declaresCalls(cluster)) return;
    for (const judged of judgedRules(cluster, 'egress')) yield* excessOf(cluster, judged);
    yield* platformExcess(cluster);
  },
};

function* excessOf(cluster: Cluster, { rule, selected }: JudgedRule): Iterable<Found> {
  const { peers, policy, ports = [undefined] } = rule;
  if (peers === undefined) {
    const is = `allows every address on ${ports.map(policyPortText).join(', ')}`;
    yield { object: policy, field: ruleField(rule), is, needed: 'to, with the pods and addresses that are called' };
    return;
  }
  const { block: blockOf } = addressesOf(cluster);
  for (const [index, { ipBlock }] of peers.entries()) {
    const block = ipBlock && blockOf(ipBlock);
    if (block === undefined) continue;
    for (const port of ports) {
      const found = selected.map((from) => blockExcess(cluster, from, block, port)).find((one) => one !== undefined);
      if (found === undefined) continue;
      yield { object: policy, field: peerField(rule, index), ...found };
      break;
    }
  }
}

type Excess = Pick<Found, 'is' | 'needed'> | undefined;

/** The part of a block that an endpoint does not need on a port. */
function blockExcess(cluster: Cluster, from: Endpoint, block: Block, port: PolicyPort | undefined): Excess {
  const addresses = addressesOf(cluster);
  const { outgoingOf } = wantedEdges(cluster);
  const shown = policyPortText(port);
  const edges = outgoingOf(from).filter((edge) => isFor(addresses, edge, port, block));
  const open = isPublic(block, addresses);
  if (edges.length === 0) {
    const is = `allows ${from.name} to reach ${blockText(block)} on ${shown}, but it declares no such call`;
    return { is, needed: `the call in ${callsAnnotation} of ${from.name}, or no such block` };
  }
  if (coversPods(block, addresses)) {
    const is = `also allows ${from.name} to reach the cluster's own pods, on ${shown}`;
    return { is, needed: open ? 'except with the private ranges' : 'the addresses that are called alone' };
  }
  const inside = edges.every(({ to, host }) => to === 'host' && privateHosts.some((pattern) => pattern.test(host)));
  if (!open || !inside) return undefined;
  const hosts = edges.map(({ host }) => host).join(', ');
  const is = `allows ${from.name} to reach the internet on ${shown}, and ${hosts} is in the private network`;
  return { is, needed: 'the ranges of the subnets that it is in' };
}

/** Whether an edge needs a block on a port. */
function isFor(
  addresses: ClusterAddresses,
  { to, host, port: wanted, protocol = 'TCP' }: OutgoingEdge,
  port: PolicyPort | undefined,
  block: Block,
): boolean {
  if (port?.port === undefined || port.endPort !== undefined || (port.protocol ?? 'TCP') !== protocol) return false;
  switch (to) {
    case 'pod-identity':
      return port.port === podIdentityAgent.port && block.range.prefix >= 32 && holdsAddress(addresses, block, host);
    case 'api-server':
      return port.port === 443 || port.port === 6443;
    case 'internet':
      return port.port === wanted;
    case 'host':
      return port.port === wanted && (addresses.range(host) === undefined || holdsAddress(addresses, block, host));
  }
}

function holdsAddress(addresses: ClusterAddresses, block: Block, address: string): boolean {
  const range = addresses.range(address);
  return range !== undefined && holds(block, range);
}

/** The calls of Helm charts' pods are not known, but none of them reaches pods through external addresses. */
function* platformExcess(cluster: Cluster): Iterable<Found> {
  const addresses = addressesOf(cluster);
  for (const [rule, selected] of policyRules(cluster)) {
    if (rule.direction !== 'egress' || selected.length === 0 || selected.some(isJudged)) continue;
    for (const [index, { ipBlock }] of (rule.peers ?? []).entries()) {
      const block = ipBlock && addresses.block(ipBlock);
      if (block !== undefined && isPublic(block, addresses) && coversPods(block, addresses))
        yield platformFinding(rule, index);
    }
  }
}

function platformFinding(rule: PolicyRule, index: number): Found {
  const ports = (rule.ports ?? [undefined]).map(policyPortText).join(', ');
  const is = `also allows the cluster's own pods, on ${ports}`;
  return { object: rule.policy, field: peerField(rule, index), is, needed: 'except with the private ranges' };
}

function blockText({ range }: Block): string {
  return `${range.address.toString()}/${range.prefix}`;
}
