import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { serviceOfHost } from '../../model/traffic/hosts.ts';
import { boundRoutes } from '../../model/traffic/route-hosts.ts';
import { matchesOf } from '../../model/traffic/route-matches.ts';
import { statedProtocol } from '../../model/traffic/services.ts';

export const httpRouteHasHttpPort: ClusterRule = {
  id: 'http-route-has-http-port',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'an HTTP route within the mesh is for a Service that has a port of HTTP',
  why: 'Proxies read requests on ports of HTTP alone. On a port of TCP or TLS they pass a stream of bytes on: an HTTP route, with its weights and timeouts, is never used.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  *check(cluster) {
    for (const { object, gateways, hosts } of cluster.once(boundRoutes)) {
      const services = hosts.map((host) => serviceNamed(cluster, host));
      if (services.length === 0 || services.some((service) => service === undefined)) continue;
      const ports = services.flatMap((service) => service?.spec?.ports ?? []);
      for (const [index, route] of (object.spec?.http ?? []).entries()) {
        const matches = matchesOf(route);
        // A gateway reads what its listener says, whatever the Service does.
        if (!matches.every((match) => (match.gateways ?? gateways).every((one) => one === 'mesh'))) continue;
        const numbers = matches.flatMap(({ port }) => port ?? []);
        const taken = numbers.length < matches.length ? ports : ports.filter(({ port }) => numbers.includes(port ?? 0));
        const [first] = taken;
        if (first === undefined || !taken.every((port) => statedProtocol(port) === 'bytes')) continue;
        const said = first.appProtocol ?? first.name ?? '';
        const is = `for ${hosts.join(', ')}, whose port ${first.port ?? ''} is ${said}: no proxy sees requests there`;
        const needed = 'a tcp or tls route, or a port of HTTP';
        yield { object, field: `spec.http[${index}]`, is, needed };
      }
    }
  },
};

function serviceNamed(cluster: Cluster, host: string): Of<'Service'> | undefined {
  const { name = '', namespace = '' } = serviceOfHost(host, '') ?? {};
  return cluster.named('Service', namespace, name);
}
