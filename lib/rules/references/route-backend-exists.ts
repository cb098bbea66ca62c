import type { Cluster } from '../../model/cluster.ts';
import type { BackendReference } from '../../model/gateway-kinds.ts';
import { mayHaveService } from '../../model/platform-pods.ts';
import { missing } from '../../model/references/missing.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { backendsOf, gatewayRoutes, isService, type GatewayRoute } from '../../model/traffic/gateway-routes.ts';
import { portsOfService } from '../../model/traffic/made-services.ts';

export const routeBackendExists: ClusterRule = {
  id: 'route-backend-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['GRPCRoute', 'HTTPRoute', 'TLSRoute'],
  summary: 'every backend of a route of the Gateway API is a Service and a port that exist',
  why: 'A gateway answers requests for a backend that does not exist with 500, in the share that its weight says.',
  source: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
  *check(cluster) {
    for (const route of cluster.once(gatewayRoutes))
      for (const [backend, field] of backendsOf(route))
        if (isService(backend)) yield* ofBackend(cluster, route, backend, field);
  },
};

function* ofBackend(
  cluster: Cluster,
  object: GatewayRoute,
  { name = '', namespace = object.metadata.namespace ?? '', port }: BackendReference,
  field: string,
): Iterable<Found> {
  if (cluster.named('Service', namespace, name)?.spec?.type === 'ExternalName') return;
  const ports = portsOfService(cluster, namespace, name);
  if (ports === undefined) {
    if (mayHaveService(cluster, namespace, name)) return;
    const words = missing('Service', namespace, name, cluster.names('Service', namespace));
    yield { object, field: `${field}.name`, ...words, misses: 'the Service' };
  } else if (port !== undefined && !ports.includes(port)) {
    const is = `Service ${name} has no port ${port}`;
    yield { object, field: `${field}.port`, is, needed: `one of ${ports.join(', ')}` };
  }
}
