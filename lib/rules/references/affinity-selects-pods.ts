import type { LabelSelector } from '../../../imports/kubernetes.ts';
import { maySelectForeign } from '../foreign-objects.ts';
import type { Loose } from '../kinds.ts';
import type { Pods } from '../pods.ts';
import type { ClusterRule } from '../rule.ts';
import { shownSelector } from '../selector.ts';
import { selectedPods, selectsPods } from '../selected-pods.ts';

/** An affinity to pods that are not there keeps nobody apart, and brings nobody together. */
export const affinitySelectsPods: ClusterRule = {
  id: 'affinity-selects-pods',
  severity: 'error',
  summary: 'affinity is to pods that exist, or to those of its own kind',
  *check(cluster) {
    for (const pods of cluster.pods) {
      const { owner, namespace } = pods;
      for (const [at, { labelSelector, namespaces = [], namespaceSelector }] of terms(pods)) {
        if (labelSelector === undefined) {
          const needed = 'labels of the pods that are meant';
          yield { object: owner, field: `${at}.labelSelector`, is: 'missing, which no pod matches', needed };
          continue;
        }
        if (namespaces.length > 0 || namespaceSelector !== undefined) continue;
        if (selectsPods(labelSelector, pods) || selectedPods(cluster, namespace, labelSelector).length > 0) continue;
        if (maySelectForeign(cluster, namespace, labelSelector)) continue;
        const is = `${shownSelector(labelSelector)}, which no pod of ${namespace} bears`;
        yield { object: owner, field: `${at}.labelSelector`, is, needed: 'labels of the pods that are meant' };
      }
    }
  },
};

interface Term {
  readonly labelSelector: LabelSelector;
  readonly namespaces: string[];
  readonly namespaceSelector: LabelSelector;
}

function* terms({ spec, field }: Pods): Iterable<readonly [string, Loose<Term>]> {
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const { requiredDuringSchedulingIgnoredDuringExecution: required = [] } = spec.affinity?.[kind] ?? {};
    const { preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } = spec.affinity?.[kind] ?? {};
    const at = `${field}.affinity.${kind}`;
    for (const [index, term] of required.entries()) {
      yield [`${at}.requiredDuringSchedulingIgnoredDuringExecution[${index}]`, term];
    }
    for (const [index, { podAffinityTerm }] of preferred.entries()) {
      if (podAffinityTerm === undefined) continue;
      yield [`${at}.preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm`, podAffinityTerm];
    }
  }
}
