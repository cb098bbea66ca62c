import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { namedByRollout } from '../references/named-objects.ts';

/** Rollouts by `namespace/name`, with the objects that follow from the strategy of each. */
type Strategies = ReadonlyMap<string, { readonly kind: 'canary' | 'blueGreen'; readonly objects: readonly string[] }>;

/**
 * Whether an object is there, or is as it is, because a workload is delivered by canary in one environment and blue-green
 * in another. That is decided for each workload; the parameters of one and the same strategy are not.
 */
export function followsStrategy(production: Cluster, other: Cluster): (object: KubernetesObject) => boolean {
  const [here, there] = [production.once(strategiesOf), other.once(strategiesOf)];
  const following = new Set<string>();
  for (const [name, strategy] of here) {
    const counterpart = there.get(name);
    if (counterpart === undefined || counterpart.kind === strategy.kind) continue;
    for (const key of [...strategy.objects, ...counterpart.objects]) following.add(key);
  }
  return (object) => following.size > 0 && following.has(followed(object));
}

/** How the Rollouts of a cluster deliver. */
export function strategiesOf(cluster: Cluster): Strategies {
  return new Map(
    cluster.of('Rollout').map((rollout) => {
      const { metadata, spec } = rollout;
      const kind = spec?.strategy?.canary === undefined ? 'blueGreen' : 'canary';
      const objects = namedByRollout(cluster, rollout).flatMap(({ kind: named, namespace, name }) => {
        if (named === 'Service') return [keyOf(named, namespace, name), keyOf('DestinationRule', namespace, name)];
        return named === 'VirtualService' || named === 'AnalysisTemplate' ? keyOf(named, namespace, name) : [];
      });
      objects.push(keyOf('Rollout', metadata.namespace, metadata.name));
      return [`${metadata.namespace ?? ''}/${metadata.name}`, { kind, objects }] as const;
    }),
  );
}

/** An object as strategies name it. */
export function followed({ kind, metadata }: KubernetesObject): string {
  return keyOf(kind, metadata.namespace, metadata.name);
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}
