import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose } from '../kinds.ts';
import { LabelIndex } from '../label-index.ts';
import { selects } from '../selector.ts';
import type { Pods } from './pods.ts';
import { isAddedLater, mayBeAdded, runningLabels } from './running-labels.ts';

/** Whether a selector may match pods, by the labels of the running pods as far as they are known. */
export function selectsPods(selector: Loose<LabelSelector>, pods: Pods): boolean {
  const labels = runningLabels(pods);
  if (selects(selector, labels)) return true;
  const isAdded = (label: string): boolean => isAddedLater(pods, label);
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (!Object.keys(matchLabels).some(isAdded) && !matchExpressions.some(({ key }) => isAdded(key ?? ''))) return false;
  const known = {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([name]) => !isAdded(name))),
    matchExpressions: matchExpressions.filter(({ key = '' }) => !isAdded(key)),
  };
  return selects(known, labels);
}

/** The pods of a namespace that a selector may mean. */
export function selectedPods(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): readonly Pods[] {
  return candidates(cluster, namespace, selector).filter((pods) => selectsPods(selector, pods));
}

/** Whether a selector may mean any pods of a namespace. */
export function selectsAny(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): boolean {
  return candidates(cluster, namespace, selector).some((pods) => selectsPods(selector, pods));
}

/** Pods with the first label of a selector, or all pods if that label is added later. */
function candidates(cluster: Cluster, namespace: string, { matchLabels }: Loose<LabelSelector>): readonly Pods[] {
  for (const label in matchLabels) {
    if (mayBeAdded(label)) break;
    return (
      cluster
        .once(podsByLabel)
        .get(namespace)
        ?.bearing(label, matchLabels[label] ?? '') ?? []
    );
  }
  return cluster.podsIn(namespace);
}

function podsByLabel(cluster: Cluster): ReadonlyMap<string, LabelIndex<Pods>> {
  const namespaces = new Set(cluster.pods.map(({ namespace }) => namespace));
  return new Map([...namespaces].map((namespace) => [namespace, new LabelIndex(cluster.podsIn(namespace))]));
}
