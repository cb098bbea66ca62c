import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';

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
  return (object) =>
    following.size > 0 && following.has(keyOf(object.kind, object.metadata.namespace, object.metadata.name));
}

function strategiesOf(cluster: Cluster): Strategies {
  return new Map(
    cluster.of('Rollout').flatMap(({ metadata, spec }) => {
      const { canary, blueGreen } = spec?.strategy ?? {};
      const kind = canary === undefined ? 'blueGreen' : 'canary';
      const services = [
        canary?.stableService,
        canary?.canaryService,
        blueGreen?.activeService,
        blueGreen?.previewService,
      ];
      const { virtualService, virtualServices = [] } = canary?.trafficRouting?.istio ?? {};
      const inSteps = canary?.steps?.map(({ analysis }) => analysis) ?? [];
      const analyses = [
        canary?.analysis,
        ...inSteps,
        blueGreen?.prePromotionAnalysis,
        blueGreen?.postPromotionAnalysis,
      ];
      const names = [
        ['Rollout', metadata.name],
        ...services.flatMap(
          (name) =>
            [
              ['Service', name],
              ['DestinationRule', name],
            ] as const,
        ),
        ...[virtualService, ...virtualServices].map((one) => ['VirtualService', one?.name] as const),
        ...analyses.flatMap((one) =>
          (one?.templates ?? []).map((two) => ['AnalysisTemplate', two.templateName] as const),
        ),
      ] as const;
      const objects = names.flatMap(([object, name]) => {
        // A VirtualService may be in another namespace: `public.gateway`.
        const [inner = '', namespace = metadata.namespace] = name?.split('.') ?? [];
        return inner === '' ? [] : keyOf(object, namespace, inner);
      });
      return [[`${metadata.namespace ?? ''}/${metadata.name}`, { kind, objects }] as const];
    }),
  );
}

function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}
