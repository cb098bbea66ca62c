import type { Of } from '../../model/kinds.ts';
import { poolsOf, type Pool } from '../../model/nodes/node-pools.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { schedulingOf, unmet, untolerated } from '../../model/pods/scheduling.ts';

const annotation = 'karpenter.sh/do-not-disrupt';

export const undisturbedPodsEnd: ClusterRule = {
  id: 'undisturbed-pods-end',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'a node with pods that must not be disrupted has a termination grace period',
  why: 'Karpenter waits for pods that must not be disrupted: an expired node stays, tainted, until the pod ends or the terminationGracePeriod of the node is over.',
  source: 'https://karpenter.sh/docs/concepts/disruption/#terminationgraceperiod',
  *check(cluster) {
    const pools = cluster.once(poolsOf).pools.filter(({ kind }) => kind === 'NodePool');
    if (pools.every(isBounded)) return;
    for (const pods of cluster.pods) {
      const { annotations, metadataField, owner, runsOnce } = pods;
      if (runsOnce || annotations[annotation] !== 'true') continue;
      const scheduling = schedulingOf(pods);
      const own = pools.filter(
        (pool) =>
          untolerated(scheduling, pool) === undefined &&
          // The labels of unknown instance types are not known.
          (pool.shapes.length === 0 || pool.shapes.some(({ labels }) => unmet(scheduling, labels) === undefined)),
      );
      if (own.length === 0 || own.some(isBounded)) continue;
      const field = `${metadataField}.annotations['${annotation}']`;
      const is = 'true, and no NodePool for it has a terminationGracePeriod';
      yield { object: owner, field, is, needed: 'terminationGracePeriod in the template of its NodePool' };
    }
  },
};

function isBounded({ object }: Pool): boolean {
  return (object as Of<'NodePool'>).spec?.template?.spec?.terminationGracePeriod !== undefined;
}
