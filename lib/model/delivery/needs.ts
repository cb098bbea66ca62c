import type { Cluster } from '../cluster.ts';
import type { KindName, Of } from '../kinds.ts';
import { needsOfPods } from './needs-of-pods.ts';
import { destinationsOf } from '../traffic/destinations.ts';
import { fullHost, serviceOfHost } from '../traffic/hosts.ts';
import type { Order } from './order.ts';
import { namedObjects, otherNamedObjects } from '../references/named-objects.ts';
import type { Visit } from './visit.ts';

/** Visits the objects that other objects of a cluster need. Rules for references report missing ones. */
export function visitNeeds(cluster: Cluster, order: Order, visit: Visit): void {
  const homes = new Map(cluster.of('Namespace').map((one) => [one.metadata.name, one]));
  for (const object of cluster.objects) {
    const { namespace } = object.metadata;
    if (namespace !== undefined) visit(object, homes.get(namespace), () => 'metadata.namespace');
  }
  needsOfPods(cluster, order, visit);
  for (const named of [namedObjects, otherNamedObjects])
    for (const { object, field, kind, namespace, name } of cluster.once(named))
      // A person applies the root Application, with the project that it names.
      if (kind !== 'AppProject') visit(object, cluster.named(kind, namespace, name), () => field);
  const roles = new Map(cluster.of('Role.iam.services.k8s.aws').map((role) => [role.spec?.name, role]));
  for (const one of cluster.of('PodIdentityAssociation')) {
    const { roleARN = '' } = one.spec ?? {};
    visit(one, roles.get(roleARN.slice(roleARN.lastIndexOf('/') + 1)), () => 'spec.roleARN');
  }
  needsOfRoutes(cluster, order, visit);
}

/**
 * A route to a Service or a subset that is not known answers 503.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#avoid-503-errors-while-reconfiguring-service-routes
 */
function needsOfRoutes(cluster: Cluster, order: Order, visit: Visit): void {
  const routes = cluster.of('VirtualService').filter((one) => order.mayPrecede(one, routed));
  if (routes.length === 0) return;
  const subsets = new Map<string, Of<'DestinationRule'>>();
  for (const one of cluster.of('DestinationRule')) {
    for (const { name = '' } of one.spec?.subsets ?? [])
      subsets.set(`${fullHost(one.spec?.host ?? '', one.metadata.namespace ?? '')} ${name}`, one);
  }
  for (const one of routes) {
    for (const [destination, at] of destinationsOf(one, { copies: false })) {
      const host = fullHost(destination.host ?? '', one.metadata.namespace ?? '');
      const { subset } = destination;
      if (subset !== undefined) visit(one, subsets.get(`${host} ${subset}`), () => `${at}.subset`);
      const { name = '', namespace = '' } = serviceOfHost(host, '') ?? {};
      visit(one, cluster.named('Service', namespace, name), () => `${at}.host`);
    }
  }
}

const routed: readonly KindName[] = ['DestinationRule', 'Service'];
