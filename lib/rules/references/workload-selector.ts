import type { Cluster } from '../../model/cluster.ts';
import { controllersOf } from '../../model/pods/controllers.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { selects, selectorText } from '../../model/selector.ts';

export const workloadSelector: ClusterRule = {
  id: 'workload-selector',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: "every controller's selector selects its own pods",
  why: 'The API server refuses a selector that does not match its own pod template.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  *check(cluster) {
    yield* borrowedTemplates(cluster);
    for (const { object, selector, labels } of cluster.once(controllersOf)) {
      const field = 'spec.selector';
      if (selector === undefined) continue;
      if (!selects(selector, labels)) {
        const is = `selects ${selectorText(selector)}, which does not match its own template`;
        yield { object, field, is, needed: 'labels of its template' };
      }
    }
  },
};

/** A Rollout that refers to a Deployment may have its own selector, which must select the same pods. */
function* borrowedTemplates(cluster: Cluster): Iterable<Found> {
  for (const object of cluster.of('Rollout')) {
    const { selector, workloadRef } = object.spec ?? {};
    const namespace = object.metadata.namespace ?? '';
    const target = cluster.named('Deployment', namespace, workloadRef?.name ?? '');
    if (target === undefined) continue;
    const labels = cluster.podsOf(target).find((one) => one.owner === target && one.namespace === namespace)?.labels;
    if (selector === undefined || labels === undefined || selects(selector, labels)) continue;
    const is = `selects ${selectorText(selector)}, which does not match the template of Deployment ${workloadRef?.name ?? ''}`;
    yield { object, field: 'spec.selector', is, needed: 'labels of that template, or no selector' };
  }
}
