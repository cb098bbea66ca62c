import { affinityTerms } from '../../model/pods/affinity-terms.ts';
import { maySelectForeign } from '../../model/foreign-objects.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selectorText } from '../../model/selector.ts';
import { selectedPods, selectsPods } from '../../model/pods/selected-pods.ts';

export const affinitySelectsPods: ClusterRule = {
  id: 'affinity-selects-pods',
  tier: 'correctness',
  severity: 'error',
  misses: 'the pods',
  kinds: ['pods'],
  summary: 'every pod affinity term selects pods that exist',
  why: 'An affinity term that matches no pod has no effect.',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  *check(cluster) {
    for (const pods of cluster.pods) {
      const { owner, namespace } = pods;
      for (const { field, term } of affinityTerms(pods)) {
        const { labelSelector, namespaces = [], namespaceSelector } = term;
        const found = { object: owner, field: `${field}.labelSelector`, needed: 'labels of the pods that are meant' };
        if (labelSelector === undefined) {
          yield { ...found, is: 'missing, which no pod matches' };
          continue;
        }
        if (namespaces.length > 0 || namespaceSelector !== undefined) continue;
        if (selectsPods(labelSelector, pods) || selectedPods(cluster, namespace, labelSelector).length > 0) continue;
        if (maySelectForeign(cluster, namespace, labelSelector)) continue;
        yield {
          ...found,
          is: `${selectorText(labelSelector)}, which matches no pod in ${namespace === '' ? 'its namespace' : namespace}`,
        };
      }
    }
  },
};
