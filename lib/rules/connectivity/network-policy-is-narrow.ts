import { addressesOf, holds } from '../../model/traffic/addresses.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

/** Where AWS, Google and Azure tell a node who it is. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
const metadataService = { address: '169.254.169.254', port: 80 };

export const networkPolicyIsNarrow: ClusterRule = {
  id: 'network-policy-is-narrow',
  tier: 'policy',
  severity: 'warning',
  kinds: ['NetworkPolicy'],
  summary: 'no NetworkPolicy opens everything, or the way to the rights of the node',
  why: 'A rule without peers and ports makes of the policy a note that nothing is closed. At 169.254.169.254 each process gets the rights of its node, unless the node forbids it.',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
    'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  ],
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('NetworkPolicy')) {
      yield* open(object);
      yield* metadata(cluster, object);
    }
  },
};

function* open(object: Of<'NetworkPolicy'>): Iterable<Found> {
  const { ingress = [], egress = [] } = object.spec ?? {};
  const isEmpty = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;
  for (const [index, { from, ports }] of ingress.entries())
    if (isEmpty(from) && isEmpty(ports))
      yield {
        object,
        field: `spec.ingress[${index}]`,
        is: 'lets everybody in on every port',
        needed: 'from, and ports',
      };
  for (const [index, { to, ports }] of egress.entries())
    if (isEmpty(to) && isEmpty(ports))
      yield {
        object,
        field: `spec.egress[${index}]`,
        is: 'allows every address on every port',
        needed: 'to, and ports',
      };
}

function* metadata(cluster: Cluster, object: Of<'NetworkPolicy'>): Iterable<Found> {
  const { block, range } = addressesOf(cluster);
  const address = range(metadataService.address);
  if (address === undefined) return;
  for (const [index, { to = [], ports = [] }] of (object.spec?.egress ?? []).entries()) {
    if (ports.length > 0 && !ports.some(isMetadataPort)) continue;
    for (const [number, { ipBlock }] of to.entries()) {
      const made = ipBlock && block(ipBlock);
      if (made === undefined || !holds(made, address)) continue;
      const field = `spec.egress[${index}].to[${number}].ipBlock`;
      const is = `${ipBlock?.cidr ?? ''} leads to ${metadataService.address}, which has the rights of the node`;
      yield { object, field, is, needed: `except: [${metadataService.address}/32]` };
    }
  }
}

type Egress = NonNullable<NonNullable<Of<'NetworkPolicy'>['spec']>['egress']>[number];

function isMetadataPort({ port, endPort, protocol = 'TCP' }: NonNullable<Egress['ports']>[number]): boolean {
  if (protocol !== 'TCP') return false;
  if (port === undefined) return true;
  const first = Number(port);
  return first <= metadataService.port && metadataService.port <= (endPort ?? first);
}
