import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { namedByRollout } from '../references/named-objects.ts';

/** A field that the Rollouts controller writes. */
export interface WrittenByRollout {
  readonly object: KubernetesObject;
  readonly group: string;
  /** Path without indices. */
  readonly path: string;
}

/** What a Rollout writes during a release: selectors of its Services, weights of its routes. */
export function writtenBy(cluster: Cluster, rollout: Of<'Rollout'>): readonly WrittenByRollout[] {
  return namedByRollout(cluster, rollout).flatMap(({ kind, namespace, name }) => {
    const object = cluster.named(kind, namespace, name);
    if (object === undefined) return [];
    if (kind === 'Service') return { object, group: '', path: 'spec.selector' };
    return kind === 'VirtualService' ? { object, group: 'networking.istio.io', path: 'spec.http.route.weight' } : [];
  });
}
