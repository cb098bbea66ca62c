import type { ClusterRule, Found } from '../rule.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf, type Pods } from '../pods.ts';
import { suggestion } from '../../../imports/closest.ts';
import { podsByTarget, targetKey } from '../scale-targets.ts';
import { autoscalersOf, type Autoscaler, type ResourceMetric } from './autoscalers.ts';

/** Utilisation is a share of the request: one container without makes the whole metric fail, and nothing is scaled. */
export const utilizationHasRequests: ClusterRule = {
  id: 'utilization-has-requests',
  severity: 'error',
  summary: 'every container whose utilisation is measured requests the resource',
  *check(cluster) {
    for (const autoscaler of cluster.once(autoscalersOf)) {
      const pods = cluster.once(podsByTarget).get(targetKey(autoscaler.target));
      if (pods === undefined) continue;
      for (const metric of autoscaler.resources) yield* found(cluster, autoscaler, metric, pods);
    }
  },
};

function* found(cluster: Cluster, { object }: Autoscaler, metric: ResourceMetric, pods: Pods): Iterable<Found> {
  // An init container that ends is not measured.
  const containers = containersOf(pods).filter(({ runs }) => runs !== 'init');
  const { container: named, containerField, ofRequests, resource } = metric;
  if (named !== undefined && named !== 'istio-proxy' && !containers.some(({ container }) => container.name === named)) {
    const names = containers.map(({ container }) => container.name ?? '');
    const is = `'${named}', which no container of ${pods.owner.kind} ${pods.owner.metadata.name} is called`;
    yield { object, field: containerField, is, needed: `one of ${names.join(', ')}${suggestion(named, names)}` };
    return;
  }
  if (!ofRequests) return;
  for (const { container, field } of containers) {
    if (named !== undefined && container.name !== named) continue;
    const { requests, limits } = container.resources ?? {};
    if (requests?.[resource] !== undefined || limits?.[resource] !== undefined) continue;
    if (cluster.once(defaultedResources).has(`${pods.namespace}/${resource}`)) continue;
    const is = `none, while ${object.kind} ${object.metadata.name} scales on the utilisation of ${resource}`;
    yield { object: pods.owner, field: `${field}.resources.requests.${resource}`, is, needed: 'a request' };
  }
}

/** `namespace/resource` where a LimitRange gives every container a request. */
function defaultedResources(cluster: Cluster): ReadonlySet<string> {
  const defaulted = new Set<string>();
  for (const { metadata, spec } of cluster.of('LimitRange')) {
    for (const limit of spec?.limits ?? []) {
      if (limit.type !== 'Container') continue;
      for (const resource of Object.keys({ ...limit.defaultRequest, ...limit.default }))
        defaulted.add(`${metadata.namespace ?? ''}/${resource}`);
    }
  }
  return defaulted;
}
