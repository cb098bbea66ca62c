import type { ClusterRule } from '../../model/rule.ts';
import { autoscalersByTarget, objectText, type Autoscaler } from '../../model/scaling/autoscalers.ts';

export const oneAutoscaler: ClusterRule = {
  id: 'one-autoscaler',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
  summary: 'every scale target has one horizontal autoscaler',
  why: 'Two autoscalers of one workload overwrite the replica count of each other. A ScaledObject counts as one, because KEDA creates an HPA for it.',
  source: 'https://keda.sh/docs/latest/reference/faq/',
  *check(cluster) {
    for (const autoscalers of cluster.once(autoscalersByTarget).values()) {
      const [first, ...others] = autoscalers;
      if (first === undefined) continue;
      for (const { object, target } of others) {
        if (takesOver(first, object.metadata.name) || takesOver({ object }, first.object.metadata.name)) continue;
        const is = `${target.kind} ${target.name}, which ${objectText(first.object)} scales too`;
        yield { object, field: 'spec.scaleTargetRef.name', is, needed: 'one autoscaler with the metrics of both' };
      }
    }
    for (const hpa of cluster.of('HorizontalPodAutoscaler')) {
      const { name, namespace = '' } = hpa.metadata;
      if (!name.startsWith(kedaPrefix)) continue;
      const scaled = cluster.named('ScaledObject', namespace, name.slice(kedaPrefix.length));
      const { kind = 'Deployment', name: target } = scaled?.spec?.scaleTargetRef ?? {};
      const same = hpa.spec?.scaleTargetRef?.name === target && hpa.spec?.scaleTargetRef?.kind === kind;
      // Two autoscalers with the same target were reported above.
      if (scaled === undefined || same) continue;
      const is = `${name}, the name of the HorizontalPodAutoscaler that KEDA makes of ${objectText(scaled)}`;
      yield { object: hpa, field: 'metadata.name', is, needed: 'another name' };
    }
  },
};

const kedaPrefix = 'keda-hpa-';

/** https://keda.sh/docs/latest/concepts/scaling-deployments/#transfer-ownership-of-an-existing-hpa */
function takesOver({ object }: Pick<Autoscaler, 'object'>, hpa: string): boolean {
  if (object.metadata.annotations?.['scaledobject.keda.sh/transfer-hpa-ownership'] !== 'true') return false;
  const { advanced } =
    (object as { spec?: { advanced?: { horizontalPodAutoscalerConfig?: { name?: string } } } }).spec ?? {};
  return advanced?.horizontalPodAutoscalerConfig?.name === hpa;
}
