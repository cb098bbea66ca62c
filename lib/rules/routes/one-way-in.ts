import { title } from '../../model/mention.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { leadsToGateway } from '../../model/traffic/balancers.ts';
import { coversHost } from '../../model/traffic/hosts.ts';
import { boundRoutes, listenedHosts, type ListenedHost } from '../../model/traffic/route-hosts.ts';

export const oneWayIn: ClusterRule = {
  id: 'one-way-in',
  tier: 'policy',
  severity: 'error',
  kinds: ['Ingress'],
  summary: 'no host is exposed by both an Ingress and a Gateway',
  why: 'A host with two entries has two certificates and two sets of rules, and DNS decides which one applies.',
  source: 'https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/',
  *check(cluster) {
    for (const object of cluster.of('Ingress')) {
      for (const [index, rule] of (object.spec?.rules ?? []).entries()) {
        const { host } = rule;
        if (host === undefined || leadsToGateway(cluster, object, rule)) continue;
        const other = cluster.once(listenedHosts).find((listened) => isExposed(cluster, listened, host));
        if (other === undefined) continue;
        const is = `${host}, which ${title(other.gateway)} exposes too`;
        yield { object, field: `spec.rules[${index}].host`, is, needed: 'the Gateway alone' };
      }
    }
  },
};

/** A wildcard covers the hosts that are routed under it. */
function isExposed(cluster: Cluster, { gateway, host: wide }: ListenedHost, host: string): boolean {
  if (wide === host || wide === '*' || !coversHost(wide, host)) return wide === host;
  const name = `${gateway.metadata.namespace ?? ''}/${gateway.metadata.name}`;
  return cluster
    .once(boundRoutes)
    .some(
      ({ gateways, hosts }) => gateways.includes(name) && hosts.some((one) => one !== '*' && coversHost(one, host)),
    );
}
