import ipaddr from 'ipaddr.js';
import type { NetworkPolicyPeer } from '../../../imports/kubernetes.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import type { ClusterRule, Found } from '../rule.ts';

/** https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/networking/validation/validation.go */
export const policyPeerIsValid: ClusterRule = {
  id: 'policy-peer-is-valid',
  severity: 'error',
  summary: 'every peer of a NetworkPolicy is a block of addresses or selected pods, and its ports are a range',
  *check(cluster) {
    const rangeOf = rangeReader();
    for (const policy of cluster.of('NetworkPolicy')) {
      for (const [index, { from = [], ports = [] }] of (policy.spec?.ingress ?? []).entries()) {
        yield* wrongPeers(policy, from, rangeOf, `spec.ingress[${index}].from`);
        yield* wrongPorts(policy, ports, `spec.ingress[${index}].ports`);
      }
      for (const [index, { to = [], ports = [] }] of (policy.spec?.egress ?? []).entries()) {
        yield* wrongPeers(policy, to, rangeOf, `spec.egress[${index}].to`);
        yield* wrongPorts(policy, ports, `spec.egress[${index}].ports`);
      }
    }
  },
};

function* wrongPeers(
  object: KubernetesObject,
  peers: readonly Loose<NetworkPolicyPeer>[],
  rangeOf: Read,
  list: string,
): Iterable<Found> {
  for (const [index, { ipBlock, namespaceSelector, podSelector }] of peers.entries()) {
    const field = `${list}[${index}]`;
    const selects = namespaceSelector !== undefined || podSelector !== undefined;
    if (ipBlock === undefined && !selects)
      yield { object, field, is: 'no peer', needed: 'ipBlock, podSelector or namespaceSelector' };
    if (ipBlock === undefined) continue;
    if (selects) yield { object, field, is: 'ipBlock and a selector', needed: 'a peer for each' };
    yield* wrongBlock(object, ipBlock, rangeOf, `${field}.ipBlock`);
  }
}

function* wrongBlock(
  object: KubernetesObject,
  { cidr = '', except = [] }: NonNullable<Loose<NetworkPolicyPeer>['ipBlock']>,
  rangeOf: Read,
  field: string,
): Iterable<Found> {
  if (except.length === 0 && block.test(cidr)) return;
  const outer = rangeOf(cidr);
  if (outer === undefined)
    yield { object, field: `${field}.cidr`, is: `'${cidr}'`, needed: 'a block, such as 10.0.0.0/16' };
  for (const [index, text] of except.entries()) {
    const inner = rangeOf(text);
    const at = `${field}.except[${index}]`;
    if (inner === undefined) yield { object, field: at, is: `'${text}'`, needed: 'a block, such as 10.0.0.0/16' };
    else if (outer !== undefined && !isWithin(inner, outer))
      yield { object, field: at, is: `${text}, which is no part of ${cidr}`, needed: `a smaller block in ${cidr}` };
  }
}

function* wrongPorts(object: KubernetesObject, ports: Ports, list: string): Iterable<Found> {
  for (const [index, { port, endPort }] of ports.entries()) {
    if (endPort === undefined) continue;
    const field = `${list}[${index}].endPort`;
    if (typeof port !== 'number')
      yield {
        object,
        field,
        is: port === undefined ? 'no port' : `port '${port}'`,
        needed: 'a port with a number, or no endPort',
      };
    else if (endPort < port) yield { object, field, is: `${endPort}, below port ${port}`, needed: `at least ${port}` };
  }
}

type Ports = NonNullable<NonNullable<NonNullable<Of<'NetworkPolicy'>['spec']>['ingress']>[number]['ports']>;
type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** What most blocks are, told without reading them. */
const block = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}\/(3[0-2]|[12]?\d)$/;

type Read = (text: string) => Range | undefined;

/** A few blocks stand in very many policies, and each is read once. */
function rangeReader(): Read {
  const ranges = new Map<string, Range | undefined>();
  return (text) => {
    if (!ranges.has(text)) ranges.set(text, ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : undefined);
    return ranges.get(text);
  };
}

/** The API server takes no exception that is the whole block. */
function isWithin([address, prefix]: Range, outer: Range): boolean {
  return address.kind() === outer[0].kind() && prefix > outer[1] && address.match(outer);
}
