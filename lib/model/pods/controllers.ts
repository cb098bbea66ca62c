import type { LabelSelector } from '../../../imports/kubernetes.ts';
import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose } from '../kinds.ts';

/** A controller that finds its pods by a selector. */
export interface Controller {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly selector: Loose<LabelSelector> | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** All controllers that find their pods by a selector. */
export function controllersOf(cluster: Cluster): readonly Controller[] {
  const kinds = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'Rollout', 'StatefulSet']);
  return cluster.pods.flatMap(({ owner, namespace, labels }) => {
    if (!kinds.has(owner.kind)) return [];
    const { spec } = owner as { readonly spec?: { readonly selector?: Loose<LabelSelector> } };
    return [{ object: owner, namespace, selector: spec?.selector, labels }];
  });
}

/** The same by each label of their pods, as `namespace name=value`. */
export function controllersByLabel(cluster: Cluster): ReadonlyMap<string, readonly Controller[]> {
  const byLabel = new Map<string, Controller[]>();
  for (const one of cluster.once(controllersOf)) {
    for (const [name, value] of Object.entries(one.labels)) {
      const label = `${one.namespace} ${name}=${value}`;
      append(byLabel, label, one);
    }
  }
  return byLabel;
}
