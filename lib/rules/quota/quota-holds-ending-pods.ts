import { endingReplicas, peakReplicas } from '../../model/pods/peak-replicas.ts';
import { shortQuotas } from '../../model/quota/short-quotas.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const quotaHoldsEndingPods: ClusterRule = {
  id: 'quota-holds-ending-pods',
  tier: 'policy',
  severity: 'error',
  kinds: ['ResourceQuota'],
  summary: 'every ResourceQuota holds the pods that are still ending beside those that take their place',
  why: 'A quota counts a pod until it is gone. Without room for the terminating pods of one step, the next step of a rollout is refused again and again, and the rollout takes many times as long.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  *check(cluster) {
    const known = new Set(
      [...shortQuotas(cluster, peakReplicas)].map(
        ({ object, field }) => `${object.metadata.namespace ?? ''}/${object.metadata.name} ${field}`,
      ),
    );
    for (const found of shortQuotas(cluster, (pods) => peakReplicas(pods) + endingReplicas(pods)))
      if (!known.has(`${found.object.metadata.namespace ?? ''}/${found.object.metadata.name} ${found.field}`))
        yield found;
  },
};
