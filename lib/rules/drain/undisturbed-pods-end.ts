import type { ClusterRule } from '../rule.ts';

const annotation = 'karpenter.sh/do-not-disrupt';

/**
 * Karpenter waits for a pod that must not be disturbed: an expired node stays, tainted, until the pod ends by itself, or
 * until its terminationGracePeriod. https://karpenter.sh/docs/concepts/disruption/#terminationgraceperiod
 */
export const undisturbedPodsEnd: ClusterRule = {
  id: 'undisturbed-pods-end',
  severity: 'warning',
  summary: 'a node with pods that nobody may disturb goes in the end',
  *check(cluster) {
    const pools = cluster.of('NodePool');
    if (pools.length === 0 || pools.every(({ spec }) => spec?.template?.spec?.terminationGracePeriod !== undefined))
      return;
    for (const { annotations, owner, runsOnce, spec, templateField } of cluster.pods) {
      if (runsOnce || annotations[annotation] !== 'true' || templateField === undefined) continue;
      const bounded = pools.some(({ spec: pool }) => {
        const { metadata, spec: node } = pool?.template ?? {};
        const selector = Object.entries(spec.nodeSelector ?? {});
        return (
          node?.terminationGracePeriod !== undefined &&
          selector.every(([key, value]) => metadata?.labels?.[key] === value)
        );
      });
      if (bounded) continue;
      const field = `${templateField}.metadata.annotations['${annotation}']`;
      const is = 'true, and no NodePool for it has a terminationGracePeriod';
      yield { object: owner, field, is, needed: 'terminationGracePeriod in the template of its NodePool' };
    }
  },
};
