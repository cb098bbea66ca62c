import { controllersByLabel, controllersOf } from '../../model/pods/controllers.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selects, selectorText } from '../../model/selector.ts';

export const selectorIsOwn: ClusterRule = {
  id: 'selector-is-own',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: "no controller's selector selects the pods of another controller",
  why: 'Kubernetes documents that controllers with overlapping selectors may conflict. Pods that run are told apart by their owner; but autoscalers, budgets and people who list pods by the selector count those of both.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  *check(cluster) {
    const byLabel = cluster.once(controllersByLabel);
    for (const { object, namespace, selector, labels } of cluster.once(controllersOf)) {
      if (selector === undefined || !selects(selector, labels)) continue;
      // Other controllers are looked up by label; a selector without labels is rare.
      const [[name, value] = []] = Object.entries(selector.matchLabels ?? {});
      const others = byLabel.get(`${namespace} ${name ?? ''}=${value ?? ''}`) ?? [];
      const other = others.find((one) => one.object !== object && selects(selector, one.labels));
      if (other === undefined) continue;
      const { kind, metadata } = other.object;
      const is = `selects ${selectorText(selector)}, which matches the pods of ${kind} ${metadata.name} too`;
      yield { object, field: 'spec.selector', is, needed: 'a label that only its own pods have' };
    }
  },
};
