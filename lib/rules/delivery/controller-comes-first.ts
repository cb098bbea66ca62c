import { apiGroup } from '../../manifests/manifest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { broughtBy, comesWithChart } from '../../model/delivery/brought-by-charts.ts';
import { deliveriesOf, deliveryOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { orderOf } from '../../model/delivery/order.ts';

export const controllerComesFirst: ClusterRule = {
  id: 'controller-comes-first',
  tier: 'correctness',
  severity: 'error',
  misses: 'the Application of its controller',
  kinds: ['ScaledObject'],
  summary: 'the controller of every kind is installed, in an earlier wave than the first object of the kind',
  why: 'The API server refuses an object whose CRD is not installed yet, and the whole sync fails. Judged where an app-of-apps shows everything that is installed.',
  source:
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types',
  *check(cluster) {
    const order = cluster.once(orderOf);
    const deliveries = cluster.once(deliveryOf);
    if (order === undefined) return;
    const controllers = cluster.once(controllersOf);
    // If Argo CD installs no controller at all, something else does.
    if (controllers.size === 0) return;
    const done = new Set<string>();
    const keys = new Map<string, string | undefined>();
    for (const object of cluster.own) {
      const type = `${object.apiVersion} ${object.kind}`;
      if (!keys.has(type)) keys.set(type, comesWithChart(object));
      const key = keys.get(type);
      if (key === undefined || done.has(key)) continue;
      const delivery = deliveries.get(object);
      if (delivery === undefined || !deliveries.has(delivery.object)) continue;
      const installed = controllers.get(key) ?? [];
      if (installed.some((one) => order.isAfter(object, one))) continue;
      done.add(key);
      const [first] = installed;
      const is =
        first === undefined
          ? `no Application installs the controller of ${apiGroup(object)}`
          : `${order.shown(object, first)}, but Application ${first.metadata.name} brings the kind in ${order.shown(first, object)}`;
      yield {
        object,
        field: 'kind',
        is,
        needed: `an Application with the controller of ${object.kind} in an earlier wave`,
      };
    }
  },
};

function controllersOf(cluster: Cluster): ReadonlyMap<string, readonly KubernetesObject[]> {
  const controllers = new Map<string, KubernetesObject[]>();
  const add = (delivery: Delivery): void => {
    for (const key of broughtBy(delivery)) controllers.set(key, [...(controllers.get(key) ?? []), delivery.object]);
  };
  for (const delivery of cluster.once(deliveriesOf)) add(delivery);
  return controllers;
}
