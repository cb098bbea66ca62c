import type { Cluster } from '../cluster.ts';
import type { Found } from '../rule.ts';
import { addressesOf, coversPods, holds, isPublic, type Block, type ClusterAddresses } from './addresses.ts';
import type { IncomingEdge, OutgoingEdge } from './edge.ts';
import type { Endpoint } from './endpoints.ts';
import {
  isolationOf,
  permittingAddress,
  policyToBlame,
  reachesPort,
  type Isolated,
  type PolicyRule,
  type Protocol,
} from './network-policies.ts';
import { selects } from '../selector.ts';
import { privateHosts } from '../../knowledge/well-known-ports.ts';
import { policyBeside } from './policies-beside.ts';
import { outbound, outboundAddress } from './sidecars.ts';

/** Everything that refuses a path to an address outside. */
export function* outgoingRefusals(cluster: Cluster, edge: OutgoingEdge): Iterable<Found> {
  const { from, host, port, by, field, protocol = 'TCP' } = edge;
  const { egress } = isolationOf(cluster, from);
  if (egress !== undefined && outsideRule(cluster, egress, edge) === undefined) {
    const object = policyToBlame(egress);
    if (object !== undefined)
      yield {
        object,
        field: 'spec.egress',
        is: `no rule allows ${from.name} to reach ${host}:${port}${protocol === 'TCP' ? '' : ` of ${protocol}`}`,
        needed: `a rule with an ipBlock of its addresses and ${protocol} port ${port}`,
        ...policyBeside(egress.policies),
      };
  }
  if (!from.inMesh || edge.to === 'internet' || protocol !== 'TCP') return;
  if (edge.to === 'pod-identity') {
    const verdict = outboundAddress(cluster, from, host, port);
    if (verdict.does !== 'refuses') return;
    const annotation = 'traffic.sidecar.istio.io/excludeOutboundIPRanges';
    const is = `the proxy of ${from.name} refuses ${host}:${port}, which no ServiceEntry names`;
    const { pods } = from;
    if (pods === undefined) return;
    const place = `${pods.metadataField}.annotations['${annotation}']`;
    yield { object: pods.owner, field: place, is, needed: `${host}/32 in it` };
    return;
  }
  const verdict = outbound(cluster, from, host, port, edge.to === 'api-server' ? 'default' : undefined);
  if (verdict.does !== 'refuses') return;
  yield {
    object: verdict.by ?? by,
    field: verdict.by === undefined ? field : verdict.field,
    is: `the proxy of ${from.name} does not know ${host}:${port}, and passes on nothing else`,
    needed:
      edge.to === 'api-server'
        ? `default/${host} among the hosts`
        : `a ServiceEntry for it, and ./${host} among the hosts`,
  };
}

/** What refuses a path from outside. */
export function* incomingRefusals(cluster: Cluster, { from, to, port }: IncomingEdge): Iterable<Found> {
  const { ingress } = isolationOf(cluster, to);
  if (ingress === undefined) return;
  const object = policyToBlame(ingress);
  if (admittingRule(cluster, ingress, from, to, port) !== undefined || object === undefined) return;
  const whom = callers[from];
  yield {
    object,
    field: 'spec.ingress',
    is: `no rule allows ${whom} to reach ${to.name}:${port}`,
    needed: `a rule with an ipBlock of ${whom} and TCP port ${port}`,
    ...policyBeside(ingress.policies),
  };
}

const callers = {
  internet: 'the internet',
  network: 'the network of the cluster',
  'api-server': 'the API server',
} as const satisfies Record<IncomingEdge['from'], string>;

/** The rule that lets in the internet, or the network that the cluster is in. */
export function admittingRule(
  cluster: Cluster,
  { rules }: Isolated,
  from: IncomingEdge['from'],
  to: Endpoint,
  port: number,
  protocol: Protocol = 'TCP',
): PolicyRule | undefined {
  const addresses = addressesOf(cluster);
  return rules.find(
    (rule) =>
      reachesPort(rule, port, protocol, to) &&
      (from === 'api-server'
        ? mayAdmitApiServer(cluster, rule)
        : blocksOf(addresses, rule).some((block) => {
            if (block === 'everywhere') return true;
            return from === 'internet' ? isPublic(block, addresses) : coversPods(block, addresses);
          })),
  );
}

/**
 * Nobody knows the addresses of the API server here, so that any block may be theirs. Some clusters have agents in
 * `kube-system` pass on its calls: https://kubernetes.io/docs/tasks/extend-kubernetes/setup-konnectivity/
 */
function mayAdmitApiServer(cluster: Cluster, { peers }: PolicyRule): boolean {
  if (peers === undefined) return true;
  const home = { ...cluster.named('Namespace', '', 'kube-system')?.metadata.labels, ...ownLabel };
  return peers.some(
    ({ ipBlock, namespaceSelector }) =>
      ipBlock !== undefined || (namespaceSelector !== undefined && selects(namespaceSelector, home)),
  );
}

const ownLabel = { 'kubernetes.io/metadata.name': 'kube-system' };

/** The rule that leads to a host outside, whose addresses only DNS knows; one of them, where two are needed. */
export function outsideRule(
  cluster: Cluster,
  isolated: Isolated,
  { to, host, port, protocol = 'TCP' }: Pick<OutgoingEdge, 'to' | 'host' | 'port' | 'protocol'>,
): PolicyRule | undefined {
  const addresses = addressesOf(cluster);
  if (to === 'api-server') return apiServerRule(addresses, isolated);
  const range = addresses.range(host);
  if (range !== undefined) return permittingAddress(cluster, isolated, range, port, protocol, undefined);
  const inside = privateHosts.some((pattern) => pattern.test(host));
  return isolated.rules.find((rule) => {
    if (!reachesPort(rule, port, protocol, undefined)) return false;
    return blocksOf(addresses, rule).some((block) => {
      if (block === 'everywhere') return true;
      return isPublic(block, addresses) ? !inside || coversPods(block, addresses) : to === 'host';
    });
  });
}

/** The API server's Service has one address, and it answers from others: policies see both. */
function apiServerRule(addresses: ClusterAddresses, { rules }: Isolated): PolicyRule | undefined {
  const { apiServer } = addresses;
  let address: PolicyRule | undefined;
  let interfaces: PolicyRule | undefined;
  for (const rule of rules) {
    const service = reachesPort(rule, 443, 'TCP', undefined);
    if (!service && !reachesPort(rule, 6443, 'TCP', undefined)) continue;
    for (const block of blocksOf(addresses, rule)) {
      if (block === 'everywhere') return rule;
      if (apiServer === undefined || (service && holds(block, apiServer))) address ??= rule;
      if (apiServer === undefined || block.range.prefix < 32) interfaces ??= rule;
    }
  }
  return interfaces && address;
}

/** The addresses that a rule leads to; the agent of Pod Identity answers nobody else. */
function blocksOf(
  { agent, block: blockOf }: ClusterAddresses,
  { peers }: PolicyRule,
): readonly (Block | 'everywhere')[] {
  if (peers === undefined) return ['everywhere'];
  return peers.flatMap(({ ipBlock }) => {
    const block = ipBlock && blockOf(ipBlock);
    if (block === undefined) return [];
    return agent === undefined || block.range.prefix <= 16 || !holds(block, agent) ? [block] : [];
  });
}
