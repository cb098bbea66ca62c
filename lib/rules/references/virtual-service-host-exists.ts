import { closest } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { meshHost } from '../../model/traffic/mesh-hosts.ts';

export const virtualServiceHostExists: ClusterRule = {
  id: 'virtual-service-host-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the Service',
  kinds: ['VirtualService'],
  summary: 'every in-mesh VirtualService host is a Service that exists',
  why: 'Proxies select routes by the requested host. Routes for a name that no Service has are never used.',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-hosts',
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      const { gateways = ['mesh'], hosts = [] } = object.spec ?? {};
      // Behind a gateway, hosts are public names.
      if (!gateways.includes('mesh')) continue;
      for (const [index, host] of hosts.entries()) {
        if (host.includes('.') && !host.endsWith('.svc.cluster.local')) continue;
        const target = meshHost(cluster, object, host);
        if (target.found !== 'nothing') continue;
        const needed = closest(host, target.candidates) ?? target.candidates[0] ?? 'a Service or ServiceEntry';
        yield { object, field: `spec.hosts[${index}]`, is: target.is, needed };
      }
    }
  },
};
