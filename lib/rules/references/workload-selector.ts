import { append } from '../../model/append.ts';
import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Loose } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { selects, shownSelector } from '../../model/selector.ts';

export const workloadSelector: ClusterRule = {
  id: 'workload-selector',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: "every controller's selector selects its own pods, and those of no other controller",
  why: 'The API server refuses a selector that does not match its own pod template. Two controllers whose selectors match the same pods count and delete the pods of each other.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  *check(cluster) {
    yield* borrowedTemplates(cluster);
    const all = cluster.once(controllers);
    const byLabel = cluster.once(controllersByLabel);
    for (const { object, namespace, selector, labels } of all) {
      const field = 'spec.selector';
      if (selector === undefined) continue;
      if (!selects(selector, labels)) {
        const is = `selects ${shownSelector(selector)}, which does not match its own template`;
        yield { object, field, is, needed: 'labels of its template' };
        continue;
      }
      // Other controllers are looked up by label; a selector without labels is rare.
      const [[name, value] = []] = Object.entries(selector.matchLabels ?? {});
      const others = byLabel.get(`${namespace} ${name ?? ''}=${value ?? ''}`) ?? [];
      const other = others.find((one) => one.object !== object && selects(selector, one.labels));
      if (other === undefined) continue;
      const { kind, metadata } = other.object;
      const is = `selects ${shownSelector(selector)}, which matches the pods of ${kind} ${metadata.name} too`;
      yield { object, field, is, needed: 'a label that only its own pods have' };
    }
  },
};

interface Controller {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly selector: Loose<LabelSelector> | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

function controllers(cluster: Cluster): readonly Controller[] {
  const kinds = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'Rollout', 'StatefulSet']);
  return cluster.pods.flatMap(({ owner, namespace, labels }) => {
    if (!kinds.has(owner.kind)) return [];
    const { spec } = owner as { readonly spec?: { readonly selector?: Loose<LabelSelector> } };
    return [{ object: owner, namespace, selector: spec?.selector, labels }];
  });
}

/** A Rollout that refers to a Deployment may have its own selector, which must select the same pods. */
function* borrowedTemplates(cluster: Cluster): Iterable<Found> {
  for (const object of cluster.of('Rollout')) {
    const { selector, workloadRef } = object.spec ?? {};
    const namespace = object.metadata.namespace ?? '';
    const target = cluster.named('Deployment', namespace, workloadRef?.name ?? '');
    const labels = cluster.podsIn(namespace).find(({ owner }) => owner === target)?.labels;
    if (selector === undefined || labels === undefined || selects(selector, labels)) continue;
    const is = `selects ${shownSelector(selector)}, which does not match the template of Deployment ${workloadRef?.name ?? ''}`;
    yield { object, field: 'spec.selector', is, needed: 'labels of that template, or no selector' };
  }
}

function controllersByLabel(cluster: Cluster): ReadonlyMap<string, readonly Controller[]> {
  const byLabel = new Map<string, Controller[]>();
  for (const one of cluster.once(controllers)) {
    for (const [name, value] of Object.entries(one.labels)) {
      const label = `${one.namespace} ${name}=${value}`;
      append(byLabel, label, one);
    }
  }
  return byLabel;
}
