import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { near } from './visit.ts';

/** A field that the Rollouts controller writes. */
export interface WrittenByRollout {
  readonly object: KubernetesObject;
  readonly group: string;
  /** Path without indices. */
  readonly path: string;
}

/** What a Rollout writes during a release: selectors of its Services, weights of its routes. */
export function writtenBy(cluster: Cluster, rollout: Of<'Rollout'>): readonly WrittenByRollout[] {
  const { canary, blueGreen } = rollout.spec?.strategy ?? {};
  const names = [canary?.stableService, canary?.canaryService, blueGreen?.activeService, blueGreen?.previewService];
  const services = names.flatMap((name) => near(cluster, rollout, 'Service', name) ?? []);
  const { virtualService, virtualServices = [] } = canary?.trafficRouting?.istio ?? {};
  const routes = [virtualService, ...virtualServices].flatMap((one) => {
    const [name, namespace = rollout.metadata.namespace] = (one?.name ?? '').split('.');
    return cluster.named('VirtualService', namespace ?? '', name ?? '') ?? [];
  });
  return [
    ...services.map((object) => ({ object, group: '', path: 'spec.selector' })),
    ...routes.map((object) => ({ object, group: 'networking.istio.io', path: 'spec.http.route.weight' })),
  ];
}
