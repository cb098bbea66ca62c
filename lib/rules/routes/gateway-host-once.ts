import type { ClusterRule } from '../../model/rule.ts';
import { listenedHosts } from '../../model/traffic/route-hosts.ts';

export const gatewayHostOnce: ClusterRule = {
  id: 'gateway-host-once',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Gateway'],
  summary: 'no gateway has two TLS servers for the same host and port',
  why: 'A gateway uses one of two listeners for the same host and port: the certificate of the other is never presented.',
  source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#Server',
  *check(cluster) {
    const seen = new Map<string, string>();
    for (const { field, gateway, host, port, server } of cluster.once(listenedHosts)) {
      const isPlain =
        server.tls?.mode === undefined &&
        server.port?.protocol?.startsWith('HTTP') === true &&
        server.port.protocol !== 'HTTPS';
      const selector = Object.entries(gateway.spec?.selector ?? {})
        .sort()
        .join();
      const name = `${gateway.metadata.namespace ?? ''}/${gateway.metadata.name}`;
      // Plain listeners of several Gateways are merged.
      const key = `${selector} ${port} ${host}${isPlain ? ` ${name}` : ''}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, name);
      else {
        const is = `${host} on port ${port}, which Gateway ${before} has already`;
        yield { object: gateway, field, is, needed: 'one server for the host' };
      }
    }
  },
};
