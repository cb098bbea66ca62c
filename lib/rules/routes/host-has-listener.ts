import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { suggestion } from '../../schemas/closest.ts';
import { hostsOverlap } from '../../model/traffic/hosts.ts';
import { boundRoutes, hostsByGateway } from '../../model/traffic/route-hosts.ts';

export const hostHasListener: ClusterRule = {
  id: 'host-has-listener',
  tier: 'correctness',
  severity: 'error',
  misses: 'the listener',
  kinds: ['VirtualService'],
  summary: 'every host of a VirtualService is served by its gateway',
  why: 'A gateway answers 404 for a host that it does not listen for, whatever routes exist.',
  source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts',
  *check(cluster) {
    if (cluster.of('Gateway').length === 0) return;
    const byGateway = cluster.once(hostsByGateway);
    for (const { gateways, hosts, object } of cluster.once(boundRoutes)) {
      for (const gateway of gateways) {
        const listened = byGateway.get(gateway);
        if (listened === undefined) continue;
        for (const [index, host] of hosts.entries()) {
          // In-mesh hosts are for sidecars, not for the gateway.
          if (gateways.includes('mesh') && host.endsWith('.svc.cluster.local')) continue;
          if (cluster.once(openHosts).has(`${gateway} ${host}`)) continue;
          const own = listened.filter(
            ({ namespace }) => namespace === undefined || namespace === object.metadata.namespace,
          );
          if (own.some((one) => hostsOverlap(one.host, host))) continue;
          const names = [...new Set(own.map((one) => one.host))];
          const is = `${host}, which Gateway ${gateway} does not listen for here`;
          const needed =
            names.length === 0 ? 'a server of the Gateway for it' : `${names.join(', ')}${suggestion(host, names)}`;
          yield { object, field: `spec.hosts[${index}]`, is, needed };
        }
      }
    }
  },
};

/** `gateway host` of all hosts that a gateway accepts from VirtualServices of every namespace. */
function openHosts(cluster: Cluster): ReadonlySet<string> {
  const open = new Set<string>();
  for (const [gateway, listened] of cluster.once(hostsByGateway))
    for (const { host, namespace } of listened) if (namespace === undefined) open.add(`${gateway} ${host}`);
  return open;
}
