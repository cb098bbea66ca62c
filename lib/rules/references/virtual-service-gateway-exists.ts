import { closest } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import { isOpaque } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { missing } from '../../model/references/missing.ts';

export const virtualServiceGatewayExists: ClusterRule = {
  id: 'virtual-service-gateway-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the Gateway',
  kinds: ['VirtualService'],
  summary: 'every gateway that a VirtualService names exists',
  why: 'No proxy receives the routes of a gateway that does not exist.',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-gateways',
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      for (const [index, gateway] of (object.spec?.gateways ?? []).entries()) {
        if (gateway === 'mesh') continue;
        const own = object.metadata.namespace ?? '';
        const [namespace, name] = placed(gateway, own);
        if (cluster.named('Gateway', namespace, name) !== undefined) continue;
        const there = cluster.names('Gateway', namespace);
        if (namespace !== own && there.length === 0 && isOpaque(cluster, namespace)) continue;
        const words = missing('Gateway', namespace, name, there);
        const elsewhere = placeOf(cluster, name);
        const nearest = closest(name, there);
        const full = nearest === undefined || namespace === own ? words.needed : `${namespace}/${nearest}`;
        const needed = elsewhere === undefined ? full : `${elsewhere}/${name}`;
        yield { object, field: `spec.gateways[${index}]`, is: words.is, needed };
      }
    }
  },
};

/** `namespace/name`, or a name in the namespace of the VirtualService. */
function placed(gateway: string, own: string): readonly [namespace: string, name: string] {
  const slash = gateway.indexOf('/');
  if (slash < 0) return [own, gateway];
  const namespace = gateway.slice(0, slash);
  return [namespace === '.' ? own : namespace, gateway.slice(slash + 1)];
}

function placeOf(cluster: Cluster, name: string): string | undefined {
  return cluster.of('Gateway').find(({ metadata }) => metadata.name === name)?.metadata.namespace;
}
