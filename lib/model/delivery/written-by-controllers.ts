import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
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

/** What a Rollout writes during a release: selectors of its Services, weights of its routes. */
function writtenByRollout(cluster: Cluster, rollout: Of<'Rollout'>): readonly WrittenField[] {
  const by = `Rollout ${rollout.metadata.name}`;
  const { canary, blueGreen } = rollout.spec?.strategy ?? {};
  const names = [canary?.stableService, canary?.canaryService, blueGreen?.activeService, blueGreen?.previewService];
  const services = names.flatMap((name) => near(cluster, rollout, 'Service', name) ?? []);
  const { istio = {}, plugins = {} } = canary?.trafficRouting ?? {};
  const { virtualService, virtualServices = [], destinationRule } = istio;
  const rule = near(cluster, rollout, 'DestinationRule', destinationRule?.name);
  const routes = [virtualService, ...virtualServices].flatMap((one) => {
    const [name, namespace = rollout.metadata.namespace] = (one?.name ?? '').split('.');
    return cluster.named('VirtualService', namespace ?? '', name ?? '') ?? [];
  });
  return [
    ...services.map((object) => ({ object, group: '', path: 'spec.selector', by })),
    ...routes.map((object) => ({ object, group: 'networking.istio.io', path: 'spec.http.route.weight', by })),
    ...(rule === undefined ? [] : [{ object: rule, group: 'networking.istio.io', path: 'spec.subsets.labels', by }]),
    ...routesOfPlugin(plugins).flatMap((name) => {
      const object = near(cluster, rollout, 'HTTPRoute', name);
      return object === undefined
        ? []
        : [{ object, group: 'gateway.networking.k8s.io', path: 'spec.rules.backendRefs.weight', by }];
    }),
  ];
}

/** Routes of the Gateway API: https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/features/multiple-routes/ */
function routesOfPlugin(plugins: Readonly<Record<string, unknown>>): readonly string[] {
  const { httpRoute, httpRoutes } = fieldsIn(plugins['argoproj-labs/gatewayAPI']);
  return [...textsIn(httpRoute), ...itemsIn(httpRoutes).flatMap((route) => textsIn(fieldsIn(route).name))];
}
