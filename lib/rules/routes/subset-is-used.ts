import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { fullHost } from '../../model/traffic/hosts.ts';

export const subsetIsUsed: ClusterRule = {
  id: 'subset-is-used',
  tier: 'policy',
  severity: 'warning',
  misses: 'the route',
  kinds: ['DestinationRule'],
  summary: 'every subset of a DestinationRule is used by a route',
  why: 'A subset that no route names has a policy that holds for no request.',
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
  const add = (
    namespace: string,
    destination: { readonly host?: string | undefined; readonly subset?: string | undefined } | undefined,
  ) => {
    if (destination?.subset !== undefined)
      used.add(`${fullHost(destination.host ?? '', namespace)} ${destination.subset}`);
  };
  for (const { metadata, spec } of cluster.of('VirtualService')) {
    const { namespace = '' } = metadata;
    for (const routes of [spec?.http, spec?.tcp, spec?.tls])
      for (const { route = [] } of routes ?? []) for (const { destination } of route) add(namespace, destination);
    for (const { mirror, mirrors = [] } of spec?.http ?? []) {
      add(namespace, mirror);
      for (const { destination } of mirrors) add(namespace, destination);
    }
  }
  for (const { metadata, spec } of cluster.of('Rollout')) {
    const { canarySubsetName, name, stableSubsetName } =
      spec?.strategy?.canary?.trafficRouting?.istio?.destinationRule ?? {};
    for (const subset of [canarySubsetName, stableSubsetName])
      if (subset !== undefined) used.add(`${metadata.namespace ?? ''}/${name ?? ''} ${subset}`);
  }
  return used;
}
