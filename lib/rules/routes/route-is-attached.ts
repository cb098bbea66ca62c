import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import { each } from '../../model/each.ts';
import type { Listener, ParentReference } from '../../model/gateway-kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import {
  gatewayRoutes,
  isGateway,
  meantListeners,
  parentOf,
  refusal,
  servesHost,
  type GatewayRoute,
} from '../../model/traffic/gateway-routes.ts';

export const routeIsAttached: ClusterRule = {
  id: 'route-is-attached',
  tier: 'correctness',
  severity: 'error',
  kinds: ['GRPCRoute', 'HTTPRoute', 'TLSRoute'],
  summary: 'every route of the Gateway API is taken by a listener of its Gateway, with each of its hosts',
  why: 'A route that no listener takes is accepted by the API server and serves nobody. So is a host that no listener has.',
  source: 'https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways',
  *check(cluster) {
    for (const route of cluster.once(gatewayRoutes)) {
      const taken: Listener[] = [];
      let known = true;
      for (const [parent, field] of each<ParentReference>(route, 'spec.parentRefs[]')) {
        const listeners = listenersOf(cluster, route, parent, field);
        if ('found' in listeners) yield listeners.found;
        if ('found' in listeners || listeners.taken === undefined) known = false;
        else taken.push(...listeners.taken);
      }
      if (known && taken.length > 0) yield* hosts(route, taken);
    }
  },
};

/** The listeners that take a route, or why none does; undefined where what it attaches to is no Gateway. */
function listenersOf(
  cluster: Cluster,
  object: GatewayRoute,
  parent: ParentReference,
  field: string,
): { readonly taken: readonly Listener[] | undefined } | { readonly found: Found } {
  if (!isGateway(parent)) return { taken: undefined };
  const { name = '', namespace = object.metadata.namespace ?? '', sectionName, port } = parent;
  const gateway = parentOf(cluster, object, parent);
  if (gateway === undefined) {
    const names = cluster.names('Gateway.gateway.networking.k8s.io', namespace);
    const is = `no Gateway '${name}' in ${namespace}${suggestion(name, names)}`;
    return { found: { object, field: `${field}.name`, is, needed: 'a Gateway that is there', misses: 'the Gateway' } };
  }
  const meant = meantListeners(gateway, parent);
  const all = (gateway.spec?.listeners ?? []) as readonly Listener[];
  if (meant.length === 0) {
    const sections = all.flatMap((one) => one.name ?? []);
    const bySection = sectionName !== undefined && !sections.includes(sectionName);
    const is = bySection
      ? `Gateway ${name} has no listener '${sectionName}'${suggestion(sectionName, sections)}`
      : `Gateway ${name} has no listener of port ${port ?? ''}${sectionName === undefined ? '' : ` called ${sectionName}`}`;
    const needed = bySection
      ? `one of ${sections.join(', ')}`
      : `one of ${all.flatMap((one) => one.port ?? []).join(', ')}`;
    return { found: { object, field: `${field}.${bySection ? 'sectionName' : 'port'}`, is, needed } };
  }
  const taken: Listener[] = [];
  const refusals: string[] = [];
  for (const listener of meant) {
    const why = refusal(cluster, gateway, listener, object);
    if (why === undefined) taken.push(listener);
    else refusals.push(why);
  }
  const [first] = refusals;
  if (taken.length > 0 || first === undefined) return { taken };
  const needed = 'a listener that takes it, or allowedRoutes of the listener';
  return { found: { object, field: `${field}.name`, is: `${first} (Gateway ${name})`, needed } };
}

function* hosts(object: GatewayRoute, listeners: readonly Listener[]): Iterable<Found> {
  for (const [index, host] of (object.spec?.hostnames ?? []).entries()) {
    if (listeners.some((listener) => servesHost(listener, host))) continue;
    const served = [...new Set(listeners.flatMap(({ hostname }) => hostname ?? []))].join(', ');
    yield {
      object,
      field: `spec.hostnames[${index}]`,
      is: `${host}, which no listener has`,
      needed: `a host of ${served}`,
    };
  }
}
