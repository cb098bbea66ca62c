import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { destinationsOf } from '../../model/traffic/destinations.ts';
import { fullHost } from '../../model/traffic/hosts.ts';

export const subsetIsUsed: ClusterRule = {
  id: 'subset-is-used',
  tier: 'policy',
  severity: 'warning',
  misses: 'the route',
  kinds: ['DestinationRule'],
  summary: 'every subset of a DestinationRule is used by a route',
  why: 'The policy of a subset that no route names applies to no request.',
  source: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset',
  *check(cluster) {
    for (const object of cluster.of('DestinationRule')) {
      const { host = '', subsets = [] } = object.spec ?? {};
      const full = fullHost(host, object.metadata.namespace ?? '');
      for (const [index, { name = '' }] of subsets.entries()) {
        const used = cluster.once(usedSubsets);
        if (
          used.has(`${full} ${name}`) ||
          used.has(`${object.metadata.namespace ?? ''}/${object.metadata.name} ${name}`)
        )
          continue;
        yield {
          object,
          field: `spec.subsets[${index}].name`,
          is: `${name}, which no route names`,
          needed: 'a route, or no subset',
        };
      }
    }
  },
};

/** `host subset` of all destinations, and `namespace/name subset` of those that Rollouts shift between. */
function usedSubsets(cluster: Cluster): ReadonlySet<string> {
  const used = new Set<string>();
  for (const object of cluster.of('VirtualService'))
    for (const [{ host = '', subset }] of destinationsOf(object, { copies: true }))
      if (subset !== undefined) used.add(`${fullHost(host, object.metadata.namespace ?? '')} ${subset}`);
  for (const { metadata, spec } of cluster.of('Rollout')) {
    const { canarySubsetName, name, stableSubsetName } =
      spec?.strategy?.canary?.trafficRouting?.istio?.destinationRule ?? {};
    for (const subset of [canarySubsetName, stableSubsetName])
      if (subset !== undefined) used.add(`${metadata.namespace ?? ''}/${name ?? ''} ${subset}`);
  }
  return used;
}
