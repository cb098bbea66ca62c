import type { ClusterRule } from '../../model/rule.ts';
import { hostsOverlap } from '../../model/traffic/hosts.ts';
import { boundRoutes, hostsByGateway } from '../../model/traffic/route-hosts.ts';

export const listenerHasRoute: ClusterRule = {
  id: 'listener-has-route',
  tier: 'correctness',
  severity: 'error',
  misses: 'the VirtualService',
  kinds: ['Gateway'],
  summary: 'every host of a gateway has a VirtualService',
  why: 'A host without routes has a DNS name and a certificate, and answers 404 to every request.',
  source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts',
  *check(cluster) {
    const routes = cluster.once(boundRoutes);
    for (const [gateway, listened] of cluster.once(hostsByGateway)) {
      const told = new Set<string>();
      const exact = new Set(routes.flatMap(({ gateways, hosts }) => (gateways.includes(gateway) ? hosts : [])));
      for (const { field, gateway: object, host, namespace, server } of listened) {
        // An east-west listener forwards by SNI, and a redirecting one answers itself.
        if (server.tls?.mode === 'AUTO_PASSTHROUGH' || server.tls?.httpsRedirect === true || told.has(host)) continue;
        told.add(host);
        if (namespace === undefined && exact.has(host)) continue;
        const routed = routes.some(
          (bound) =>
            bound.gateways.includes(gateway) &&
            (namespace === undefined || namespace === bound.object.metadata.namespace) &&
            bound.hosts.some((other) => hostsOverlap(host, other)),
        );
        if (!routed)
          yield { object, field, is: `${host}, which no VirtualService routes`, needed: 'routes, or no host' };
      }
    }
  },
};
