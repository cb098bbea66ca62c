import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { fullHost, serviceHost } from '../../model/traffic/hosts.ts';

export const rolloutRoutes: ClusterRule = {
  id: 'rollout-routes',
  tier: 'correctness',
  severity: 'error',
  misses: 'the VirtualService',
  kinds: ['Rollout', 'VirtualService'],
  summary: 'a canary finds its two Services in the routes that it sets the weights of, with all at the stable one',
  why: 'Argo Rollouts sets weights in routes that it finds by name and Service. If it does not find them, it reports InvalidSpec and stops.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  *check(cluster) {
    for (const rollout of cluster.of('Rollout')) {
      const { canaryService, stableService, trafficRouting } = rollout.spec?.strategy?.canary ?? {};
      const { virtualService, virtualServices = [] } = trafficRouting?.istio ?? {};
      if (canaryService === undefined || stableService === undefined) continue;
      const at = 'spec.strategy.canary.trafficRouting.istio';
      if (virtualService !== undefined) yield* found(cluster, rollout, `${at}.virtualService`, virtualService);
      for (const [index, one] of virtualServices.entries())
        yield* found(cluster, rollout, `${at}.virtualServices[${index}]`, one);
    }
  },
};

interface Reference {
  readonly name?: string | undefined;
  readonly routes?: readonly string[] | undefined;
}

/** https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/ */
function* found(
  cluster: Cluster,
  rollout: Of<'Rollout'>,
  at: string,
  { name = '', routes }: Reference,
): Iterable<Found> {
  const own = rollout.metadata.namespace ?? '';
  const dot = name.indexOf('.');
  const [plain, namespace] = dot === -1 ? [name, own] : [name.slice(0, dot), name.slice(dot + 1)];
  const object = cluster.named('VirtualService', namespace, plain);
  const http = object?.spec?.http;
  if (object === undefined || http === undefined) return;
  if (routes === undefined && http.length > 1) {
    const is = `missing, and VirtualService ${plain} has ${http.length} routes`;
    yield { object: rollout, field: `${at}.routes`, is, needed: 'the names of those that go to it' };
    return;
  }
  const { canaryService = '', stableService = '', trafficRouting } = rollout.spec?.strategy?.canary ?? {};
  const { canarySubsetName, stableSubsetName } = trafficRouting?.istio?.destinationRule ?? {};
  for (const [index, { name: route = '', route: destinations = [] }] of http.entries()) {
    if (routes !== undefined && !routes.includes(route)) continue;
    const weightOf = (service: string, subset: string | undefined) =>
      destinations.find(({ destination }) =>
        subset === undefined
          ? fullHost(destination?.host ?? '', namespace) === serviceHost(service, own)
          : destination?.subset === subset,
      );
    const canary = weightOf(canaryService, canarySubsetName);
    const stable = weightOf(stableService, stableSubsetName);
    const field = `spec.http[${index}].route`;
    if (canary === undefined || stable === undefined || destinations.length !== 2) {
      const is = `not ${stableService} and ${canaryService}, which Rollout ${rollout.metadata.name} sets the weights of`;
      yield { object, field, is, needed: 'these two destinations' };
    } else if ((canary.weight ?? 0) !== 0 && object.metadata.isLive !== true) {
      const is = `${canary.weight ?? 0} for ${canaryService}, which Rollout ${rollout.metadata.name} decides`;
      yield { object, field, is, needed: `100 for ${stableService} and 0 for ${canaryService}` };
    }
  }
}
