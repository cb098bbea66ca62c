import { title } from '../../model/mention.ts';
import { append } from '../../model/append.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { boundRoutes, gatewayName, type Bound } from '../../model/traffic/route-hosts.ts';
import { isCatchAll, matchesOf, overlaps, matchText, type HttpMatch } from '../../model/traffic/route-matches.ts';

export const hostClaimedOnce: ClusterRule = {
  id: 'host-claimed-once',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'no two VirtualServices match the same request',
  why: 'In the mesh one VirtualService per host applies, and others are ignored. A gateway merges them in no defined order, so no two may match the same request.',
  source: 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services',
  *check(cluster) {
    for (const claims of cluster.once(claimsByHost).values()) {
      for (const [index, { bound, gateway, host, number }] of claims.entries()) {
        for (const other of claims.slice(0, index)) {
          if (other.bound.object === bound.object) continue;
          if (gateway === 'mesh' && !seeEachOther(other.bound, bound)) continue;
          const match = gateway === 'mesh' ? undefined : commonMatch(other.bound, bound, gateway);
          if (gateway !== 'mesh' && match === undefined) continue;
          const what = match === undefined ? host : `${host} ${matchText(match)}`;
          const is = `${what}, which ${title(other.bound.object)} takes too`;
          yield {
            object: bound.object,
            field: `spec.hosts[${number}]`,
            is,
            needed: 'one VirtualService, or routes apart',
          };
          break;
        }
      }
    }
  },
};

interface Claim {
  readonly bound: Bound;
  readonly gateway: string;
  readonly host: string;
  readonly number: number;
}

function claimsByHost(cluster: Cluster): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const bound of cluster.once(boundRoutes)) {
    for (const gateway of bound.gateways) {
      for (const [number, host] of bound.hosts.entries()) {
        const key = `${gateway} ${host}`;
        const claim = { bound, gateway, host, number };
        append(claims, key, claim);
      }
    }
  }
  return claims;
}

/** Clients see both if both are exported to all namespaces, or are in the same one. */
function seeEachOther(a: Bound, b: Bound): boolean {
  const isPublic = ({ object }: Bound) => (object.spec?.exportTo ?? ['*']).includes('*');
  return (isPublic(a) && isPublic(b)) || a.object.metadata.namespace === b.object.metadata.namespace;
}

/** A match that both have. A catch-all route is sorted last, so it conflicts with no other. */
function commonMatch(a: Bound, b: Bound, gateway: string): HttpMatch | undefined {
  const others = matchesAt(a, gateway);
  return matchesAt(b, gateway).find((match) =>
    others.some((other) => isCatchAll(match) === isCatchAll(other) && overlaps(match, other)),
  );
}

function matchesAt({ object }: Bound, gateway: string): readonly HttpMatch[] {
  const { namespace = '' } = object.metadata;
  return (object.spec?.http ?? [])
    .flatMap((route) => matchesOf(route))
    .filter(({ gateways }) => gateways?.some((name) => gatewayName(name, namespace) === gateway) !== false);
}
