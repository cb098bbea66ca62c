import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { apiGroup } from '../../manifests/manifest.ts';
import { namedByRollout } from '../references/named-objects.ts';
import { fieldsIn, itemsIn, textsIn } from '../untyped.ts';
import { near } from './visit.ts';

/** A field of an object in Git that a controller writes, in a part of it that Argo CD compares and applies as one value. */
export interface WrittenField {
  readonly object: KubernetesObject;
  readonly group: string;
  /** Path without indices. */
  readonly path: string;
  /** Who writes it. */
  readonly by: string;
}

/** All such fields: use it through `cluster.once(writtenByControllers)`. */
export function writtenByControllers(cluster: Cluster): readonly WrittenField[] {
  return [
    ...cluster.of('Rollout').flatMap((rollout) => writtenByRollout(cluster, rollout)),
    ...cluster.of('RayCluster').flatMap(writtenByRay),
  ];
}

/** Ray's autoscaler sets the replicas of worker groups, and names the workers that go. */
function writtenByRay(object: Of<'RayCluster'>): readonly WrittenField[] {
  const { enableInTreeAutoscaling, workerGroupSpecs = [] } = object.spec ?? {};
  if (enableInTreeAutoscaling !== true || workerGroupSpecs.length === 0) return [];
  return ['replicas', 'scaleStrategy'].map((field) => ({
    ...{ object, group: 'ray.io', path: `spec.workerGroupSpecs.${field}`, by: "Ray's autoscaler" },
  }));
}

/**
 * What a Rollout writes during a release: selectors of its Services, weights of its routes, labels of subsets.
 */
function writtenByRollout(cluster: Cluster, rollout: Of<'Rollout'>): readonly WrittenField[] {
  const by = `Rollout ${rollout.metadata.name}`;
  const { plugins = {} } = rollout.spec?.strategy?.canary?.trafficRouting ?? {};
  const named = namedByRollout(cluster, rollout).flatMap(({ kind, namespace, name }) =>
    kind === 'Service' || kind === 'VirtualService' || kind === 'DestinationRule'
      ? (cluster.named(kind, namespace, name) ?? [])
      : [],
  );
  const routes = routesOfPlugin(plugins).flatMap((name) => near(cluster, rollout, 'HTTPRoute', name) ?? []);
  return [...named, ...routes].map((object) => ({
    ...{ object, group: apiGroup(object), path: rolloutPaths[object.kind] ?? '', by },
  }));
}

const rolloutPaths: Readonly<Record<string, string>> = {
  Service: 'spec.selector',
  VirtualService: 'spec.http.route.weight',
  DestinationRule: 'spec.subsets.labels',
  HTTPRoute: 'spec.rules.backendRefs.weight',
};

/** Routes of the Gateway API: https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/features/multiple-routes/ */
function routesOfPlugin(plugins: Readonly<Record<string, unknown>>): readonly string[] {
  const { httpRoute, httpRoutes } = fieldsIn(plugins['argoproj-labs/gatewayAPI']);
  return [...textsIn(httpRoute), ...itemsIn(httpRoutes).flatMap((route) => textsIn(fieldsIn(route).name))];
}
