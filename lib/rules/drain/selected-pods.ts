import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Pods } from '../pods.ts';

/** Pods of a namespace that bear all of some labels, found by the first of them: namespaces may hold thousands. */
export function selectedPods(
  cluster: Cluster,
  namespace: string,
  labels: Readonly<Record<string, string | undefined>>,
): readonly Pods[] {
  const [first, ...others] = Object.entries(labels);
  if (first === undefined) return cluster.podsIn(namespace);
  const candidates = cluster.once(podsByLabel).get(labelKey(namespace, first[0], first[1] ?? '')) ?? [];
  return others.length === 0
    ? candidates
    : candidates.filter((pods) => others.every(([name, value]) => pods.labels[name] === value));
}

function podsByLabel(cluster: Cluster): ReadonlyMap<string, readonly Pods[]> {
  const byLabel = new Map<string, Pods[]>();
  for (const pods of cluster.pods) {
    for (const [name, value] of Object.entries(pods.labels)) {
      const key = labelKey(pods.namespace, name, value);
      append(byLabel, key, pods);
    }
  }
  return byLabel;
}

function labelKey(namespace: string, name: string, value: string): string {
  return `${namespace} ${name}=${value}`;
}
