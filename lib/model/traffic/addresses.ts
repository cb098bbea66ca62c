import ipaddr from 'ipaddr.js';
import type { NetworkPolicyPeer } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose, Of } from '../kinds.ts';
import { podIdentityAgent } from '../../knowledge/well-known-ports.ts';

/** An address range. */
export interface Range {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6;
  readonly prefix: number;
}

/** The addresses of an `ipBlock`. */
export interface Block {
  readonly range: Range;
  readonly except: readonly Range[];
}

/** What manifests tell of a cluster's addresses. */
export interface ClusterAddresses {
  /** Where its pods are; all private ranges where nothing says it. */
  readonly pods: readonly Range[];
  /** Ranges that the internet does not route. */
  readonly private: readonly Range[];
  /** Service address of the API server. */
  readonly apiServer: Range | undefined;
  /** Address of the agent of EKS Pod Identity. */
  readonly agent: Range | undefined;
  /** The range of an address or a block, read once. */
  readonly range: (text: string) => Range | undefined;
  /** The block that an `ipBlock` is; undefined for what is none. */
  readonly block: (ipBlock: Loose<NetworkPolicyPeer>['ipBlock']) => Block | undefined;
}

/** IPv4 ranges that the internet does not route: RFC 1918, RFC 6598 and link-local ones. */
const privateRanges = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];

/** EKS takes the other one where the network already has these. https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
const eksServiceRanges = { other: '10.100.0.0/16', within10: '172.20.0.0/16' };

/** What the definition of a cluster, of eksctl or kind, says of its addresses. */
export function addressesOf(cluster: Cluster): ClusterAddresses {
  return cluster.once(readAddresses);
}

/** Whether all of a range may pass: it is in the block, and no exception touches it. */
export function holds({ range, except }: Block, inner: Range): boolean {
  return within(inner, range) && !except.some((one) => within(inner, one) || within(one, inner));
}

/** Whether a block lets through the addresses of the cluster's own pods, as the AWS VPC CNI and others see them. */
export function coversPods({ range, except }: Block, { pods }: ClusterAddresses): boolean {
  return pods.some((inner) => within(inner, range) && !except.some((one) => within(inner, one)));
}

/** Whether a block has addresses of the internet. */
export function isPublic({ range }: Block, addresses: ClusterAddresses): boolean {
  if (range.address.kind() === 'ipv6')
    return range.prefix < 7 || !/^(uniqueLocal|linkLocal)$/.test(range.address.range());
  return !addresses.private.some((outer) => within(range, outer));
}

function readAddresses(cluster: Cluster): ClusterAddresses {
  const [eks] = cluster.of('ClusterConfig');
  const [kind] = cluster.of('Cluster.kind.x-k8s.io');
  const written = eks?.vpc?.cidr ?? kind?.networking?.podSubnet;
  const known = written === undefined ? undefined : rangeOf(written);
  const unrouted = privateRanges.flatMap((text) => rangeOf(text) ?? []);
  const ranges = new Map<string, Range | undefined>();
  const cached = (text: string): Range | undefined => {
    if (!ranges.has(text)) ranges.set(text, rangeOf(text));
    return ranges.get(text);
  };
  return {
    pods: known === undefined ? unrouted : [known],
    private: unrouted,
    apiServer: apiServerOf(eks, kind?.networking?.serviceSubnet, known),
    agent: cached(podIdentityAgent.address),
    range: cached,
    block: (ipBlock) => {
      const range = cached(ipBlock?.cidr ?? '');
      if (range === undefined) return undefined;
      return { range, except: (ipBlock?.except ?? []).flatMap((text) => cached(text) ?? []) };
    },
  };
}

/** The range of `10.0.0.0/8` or of a single address; undefined for what is neither. */
function rangeOf(text: string): Range | undefined {
  // Most of what is asked for is the name of a host, which the parser would throw and catch errors for.
  if (!/^[0-9.]+(\/\d+)?$|:/.test(text)) return undefined;
  try {
    // Told which it is, the parser need not try the other one first.
    const [parser, bits] = text.includes(':') ? [ipaddr.IPv6, 128] : [ipaddr.IPv4, 32];
    const [address, prefix] = parser.parseCIDR(text.includes('/') ? text : `${text}/${bits}`);
    return { address, prefix };
  } catch {
    return undefined;
  }
}

function within({ address, prefix }: Range, outer: Range | undefined): boolean {
  if (outer?.address.kind() !== address.kind() || prefix < outer.prefix) return false;
  return address.match([outer.address, outer.prefix]);
}

function apiServerOf(
  eks: Of<'ClusterConfig'> | undefined,
  serviceSubnet: string | undefined,
  pods: Range | undefined,
): Range | undefined {
  const inTen = pods !== undefined && within(pods, rangeOf('10.0.0.0/8'));
  const eksRange = inTen ? eksServiceRanges.within10 : eksServiceRanges.other;
  const text = eks === undefined ? serviceSubnet : (eks.kubernetesNetworkConfig?.serviceIPv4CIDR ?? eksRange);
  const range = text === undefined ? undefined : rangeOf(text);
  if (range?.address.kind() !== 'ipv4') return undefined;
  const bytes = range.address.toByteArray();
  return rangeOf([...bytes.slice(0, 3), (bytes[3] ?? 0) + 1].join('.'));
}
