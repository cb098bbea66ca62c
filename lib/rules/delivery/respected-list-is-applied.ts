import { holderOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { ignoredPaths, isAboutObject, listKeptWhole } from '../../model/delivery/ignored-differences.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const respectedListIsApplied: ClusterRule = {
  id: 'respected-list-is-applied',
  tier: 'correctness',
  severity: 'error',
  misses:
    'fields that argocd-cm ignores for all Applications, managedFieldsManagers, and a new item of a list that is merged, which is applied without the ignored field',
  kinds: ['Application', 'ApplicationSet'],
  summary: 'Argo CD applies a list of which only a field of its items is ignored',
  why: 'With RespectIgnoreDifferences=true, Argo CD copies ignored fields from the cluster into what it applies, by a merge patch. Such a patch replaces a list, unless Kubernetes merges its items by a key. So a change of the list in Git, such as a new route, is never applied, and the Application stays out of sync.',
  source: 'https://github.com/argoproj/argo-cd/issues/25284',
  *check(cluster) {
    const seen = new Set<string>();
    for (const object of cluster.objects) {
      const delivery = holderOf(cluster, object);
      if (delivery?.spec.syncPolicy?.syncOptions?.includes('RespectIgnoreDifferences=true') !== true) continue;
      for (const { index, path, list } of keptLists(delivery, object)) {
        const key = `${delivery.object.metadata.name} ${index} ${path}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield {
          object: delivery.object,
          field: `${delivery.field}.ignoreDifferences[${index}]`,
          is: `${path} is ignored and respected, so that a sync keeps ${list} of ${object.kind} ${object.metadata.name} as it is in the cluster`,
          needed:
            'no RespectIgnoreDifferences=true (ApplyOutOfSyncOnly=true leaves an object alone that does not differ otherwise)',
        };
      }
    }
  },
};

function* keptLists(
  { spec }: Delivery,
  object: KubernetesObject,
): Iterable<{ readonly index: number; readonly path: string; readonly list: string }> {
  for (const [index, one] of (spec.ignoreDifferences ?? []).entries()) {
    if (!isAboutObject(one, object)) continue;
    for (const path of ignoredPaths(one)) {
      const list = listKeptWhole(object, path);
      if (list !== undefined) yield { index, path, list };
    }
  }
}
