import ipaddr from 'ipaddr.js';
import type { NetworkPolicyPeer } from '../../../imports/kubernetes.ts';
import type { Loose, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';

export const policyPeerIsValid: ClusterRule = {
  id: 'policy-peer-is-valid',
  tier: 'correctness',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  summary: 'every NetworkPolicy peer is either an ipBlock or a selector, and every port range is valid',
  why: 'The API server refuses a peer that is both an ipBlock and a selector, and a port range whose end is below its start.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/networking/validation/validation.go',
  check: judged<'peer' | 'port'>(
    {
      where: [
        {
          kinds: ['NetworkPolicy'],
          fields: {
            'spec.(egress|ingress)[].ports[]': 'port',
            'spec.egress[].to[]': 'peer',
            'spec.ingress[].from[]': 'peer',
          },
        },
      ],
    },
    (value, part) => (part === 'port' ? wrongPort(value as Port) : wrongPeer(value as Peer)),
  ),
};

type Peer = Loose<NetworkPolicyPeer>;
type Policy = NonNullable<Of<'NetworkPolicy'>['spec']>;
type Port = NonNullable<NonNullable<Policy['ingress']>[number]['ports']>[number];

function wrongPeer({ ipBlock, namespaceSelector, podSelector }: Peer): readonly Said[] | undefined {
  const selects = namespaceSelector !== undefined || podSelector !== undefined;
  if (ipBlock === undefined)
    return selects ? undefined : [{ is: 'no peer', needed: 'ipBlock, podSelector or namespaceSelector' }];
  const { cidr = '', except = [] } = ipBlock;
  if (!selects && except.length === 0 && block.test(cidr)) return undefined;
  const both = selects ? [{ is: 'ipBlock and a selector', needed: 'a peer for each' }] : [];
  return [...both, ...wrongBlock(cidr, except)];
}

/** The most frequent notation of blocks, recognised without parsing. */
const block = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}\/(3[0-2]|[12]?\d)$/;

function* wrongBlock(cidr: string, except: readonly string[]): Iterable<Said> {
  const needed = 'a block, such as 10.0.0.0/16';
  const outer = rangeOf(cidr);
  if (outer === undefined) yield { at: '.ipBlock.cidr', is: `'${cidr}'`, needed };
  for (const [index, text] of except.entries()) {
    const inner = rangeOf(text);
    const at = `.ipBlock.except[${index}]`;
    if (inner === undefined) yield { at, is: `'${text}'`, needed };
    else if (outer !== undefined && !isWithin(inner, outer))
      yield { at, is: `${text}, which is no part of ${cidr}`, needed: `a smaller block in ${cidr}` };
  }
}

function wrongPort({ port, endPort }: Port): readonly Said[] | undefined {
  if (endPort === undefined) return undefined;
  const at = '.endPort';
  if (typeof port !== 'number') {
    const is = port === undefined ? 'no port' : `port '${port}'`;
    return [{ at, is, needed: 'a port with a number, or no endPort' }];
  }
  return endPort < port ? [{ at, is: `${endPort}, below port ${port}`, needed: `at least ${port}` }] : undefined;
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The same few blocks occur in many policies, so each is parsed once. */
const ranges = new Map<string, Range | undefined>();

function rangeOf(text: string): Range | undefined {
  if (ranges.size > 10_000) ranges.clear();
  if (!ranges.has(text)) ranges.set(text, ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : undefined);
  return ranges.get(text);
}

/** The API server refuses an exception equal to the whole block. */
function isWithin([address, prefix]: Range, outer: Range): boolean {
  return address.kind() === outer[0].kind() && prefix > outer[1] && address.match(outer);
}
