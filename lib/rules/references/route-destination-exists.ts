import { closest, suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { destinationsOf, type Destination } from '../../model/traffic/destinations.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { fullHost } from '../../model/traffic/hosts.ts';
import { meshHost } from '../../model/traffic/mesh-hosts.ts';

export const routeDestinationExists: ClusterRule = {
  id: 'route-destination-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'every destination of a VirtualService is a host, a port and a subset that exist',
  why: 'A route to a host, port or subset that does not exist answers every request with 503.',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination',
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      for (const [destination, field] of destinationsOf(object, { copies: true }))
        yield* ofDestination(cluster, object, field, destination);
    }
  },
};

function* ofDestination(
  cluster: Cluster,
  object: Of<'VirtualService'>,
  field: string,
  { host, port, subset }: Destination,
): Iterable<Found> {
  if (host === undefined) return;
  const target = meshHost(cluster, object, host);
  if (target.found === 'nothing') {
    const { is, candidates } = target;
    const nearest = closest(host, candidates) ?? (candidates.length === 1 ? candidates[0] : undefined);
    yield {
      object,
      field: `${field}.host`,
      is,
      needed: nearest ?? 'a Service, by its name or its full name',
      misses: 'the host',
    };
    return;
  }
  if (target.found === 'ports') {
    const { ports } = target;
    const number = port?.number;
    if (number !== undefined && !ports.includes(number)) {
      const is = `${host} has no port ${number}`;
      const needed = ports.length === 0 ? 'a port that the Service declares' : `one of ${ports.join(', ')}`;
      yield { object, field: `${field}.port.number`, is, needed };
    } else if (number === undefined && ports.length > 1) {
      yield {
        object,
        field: `${field}.port`,
        is: `${host} has ${ports.length} ports`,
        needed: `one of ${ports.join(', ')}`,
      };
    }
  }
  if (subset === undefined) return;
  const subsets = cluster.once(subsetsByHost).get(fullHost(host, object.metadata.namespace ?? '')) ?? [];
  // The DestinationRule of a host outside the input may be outside of it too.
  if (subsets.includes(subset) || (subsets.length === 0 && target.found === 'unknown')) return;
  const is = `no DestinationRule of ${host} has a subset '${subset}'${suggestion(subset, subsets)}`;
  const needed = subsets.length === 0 ? 'a DestinationRule with that subset' : `one of ${subsets.join(', ')}`;
  yield { object, field: `${field}.subset`, is, needed, misses: 'the DestinationRule' };
}

function subsetsByHost(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const subsets = new Map<string, string[]>();
  for (const rule of cluster.of('DestinationRule')) {
    const host = fullHost(rule.spec?.host ?? '', rule.metadata.namespace ?? '');
    subsets.set(host, [...(subsets.get(host) ?? []), ...(rule.spec?.subsets ?? []).flatMap(({ name }) => name ?? [])]);
  }
  return subsets;
}
