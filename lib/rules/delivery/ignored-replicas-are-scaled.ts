import { holderOf } from '../../model/delivery/deliveries.ts';
import { ignoredPaths, isAboutObject } from '../../model/delivery/ignored-differences.ts';
import { objectKey, rolloutsByReference } from '../../model/scaling/targets.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { autoscalersByTarget } from '../../model/scaling/autoscalers.ts';

export const ignoredReplicasAreScaled: ClusterRule = {
  id: 'ignored-replicas-are-scaled',
  tier: 'correctness',
  severity: 'warning',
  misses: 'fields that argocd-cm ignores for all Applications',
  kinds: ['Application', 'ApplicationSet'],
  summary: 'Argo CD ignores the replica count of workloads that something scales, and of no others',
  why: 'A replica count in Git that is ignored is applied with some other change at best: a new count in Git changes nothing by itself, and a count changed by hand stays.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/#application-level-configuration',
  *check(cluster) {
    const autoscalers = cluster.once(autoscalersByTarget);
    const rollouts = cluster.once(rolloutsByReference);
    const seen = new Set<string>();
    for (const object of cluster.of('Deployment', 'StatefulSet', 'Rollout')) {
      const key = objectKey(object);
      if (object.spec?.replicas === undefined || autoscalers.has(key) || rollouts.has(key)) continue;
      const delivery = holderOf(cluster, object);
      const index = (delivery?.spec.ignoreDifferences ?? []).findIndex(
        (one) => isAboutObject(one, object) && ignoredPaths(one).includes('spec.replicas'),
      );
      if (delivery === undefined || index < 0) continue;
      const field = `${delivery.field}.ignoreDifferences[${index}]`;
      const entry = `${delivery.object.metadata.name} ${field}`;
      if (seen.has(entry)) continue;
      seen.add(entry);
      const whose = `${object.kind} ${object.metadata.name}`;
      yield {
        object: delivery.object,
        field,
        is: `spec.replicas of ${whose}, which is ${object.spec.replicas} in Git and which nothing scales`,
        needed: 'no entry, because a count that an autoscaler sets is not in Git; or the name of what is scaled',
      };
    }
  },
};
