import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { maySelectForeign } from '../../model/foreign-objects.ts';
import { platformPods } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { runningLabels } from '../../model/pods/running-labels.ts';
import { selectsAny } from '../../model/pods/selected-pods.ts';
import { selects, selectorText } from '../../model/selector.ts';

export const serviceSelectsPods: ClusterRule = {
  id: 'service-selects-pods',
  tier: 'correctness',
  severity: 'error',
  misses: 'the pods',
  kinds: ['Service'],
  summary: 'every Service with a selector selects pods',
  why: 'A Service whose selector matches no pod has no endpoints: every connection to it is refused.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check(cluster) {
    for (const service of cluster.of('Service')) {
      const { selector, type } = service.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const { namespace = '' } = service.metadata;
      const matchLabels = selector;
      // No manifest shows the pods of kube-system.
      if (namespace === 'kube-system' || selectsAny(cluster, namespace, { matchLabels })) continue;
      if (platformPods(cluster, { matchLabels }, namespace).length > 0) continue;
      if (selectsDuringRollout(cluster, namespace, selector)) continue;
      if (maySelectForeign(cluster, namespace, { matchLabels })) continue;
      const is = `selects ${selectorText({ matchLabels })}, which matches no pod in ${namespace === '' ? 'its namespace' : namespace}`;
      yield { object: service, field: 'spec.selector', is, needed: 'labels of the pods that it is for' };
    }
  },
};

/**
 * Whether a Rollout adds these labels to pods: the pods of an experiment have labels of their own, and new and old pods
 * have further ones during a release. https://argoproj.github.io/argo-rollouts/features/ephemeral-metadata/
 */
function selectsDuringRollout(
  cluster: Cluster,
  namespace: string,
  selector: Readonly<Record<string, string | undefined>>,
): boolean {
  return cluster.podsIn(namespace).some((pods) => {
    const { scaled } = pods;
    if (scaled.kind !== 'Rollout') return false;
    const { blueGreen, canary } = (scaled as Of<'Rollout'>).spec?.strategy ?? {};
    return [
      ...(canary?.steps ?? []).flatMap(({ experiment }) => experiment?.templates ?? []).map(({ metadata }) => metadata),
      ...[canary?.canaryMetadata, canary?.stableMetadata, blueGreen?.activeMetadata, blueGreen?.previewMetadata],
    ].some((metadata) => selects({ matchLabels: selector }, { ...runningLabels(pods), ...metadata?.labels }));
  });
}
