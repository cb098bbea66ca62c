import type { LabelSelector } from '../../imports/kubernetes.ts';
import { append } from './append.ts';
import type { Cluster } from './cluster.ts';
import type { KubernetesObject, Loose } from './kinds.ts';

/** Objects of a namespace whose kinds nobody here knows, and whose controllers may make anything of them. */
export function foreignObjects(cluster: Cluster, namespace: string): readonly KubernetesObject[] {
  return cluster.once(foreignByNamespace).get(namespace) ?? [];
}

/**
 * Whether a selector may mean pods that an operator makes of an object. They bear its name, or what is made of it, or the
 * name of its kind: `app.kubernetes.io/name: prometheus`, `elasticsearch.k8s.elastic.co/cluster-name: shop`.
 */
export function maySelectForeign(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): boolean {
  const objects = foreignObjects(cluster, namespace);
  if (objects.length === 0) return false;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const values = [...Object.values(matchLabels), ...matchExpressions.flatMap(({ values: some = [] }) => some)];
  return objects.some(({ kind, metadata: { name } }) =>
    values.some((value) => value === kind.toLowerCase() || value === name || value?.startsWith(`${name}-`) === true),
  );
}

/** Objects of which nothing else was read: no schema here knows their kind, and it is none of Kubernetes. */
function foreignByNamespace(cluster: Cluster): ReadonlyMap<string, readonly KubernetesObject[]> {
  const foreign = new Map<string, KubernetesObject[]>();
  for (const object of cluster.objects) {
    const { apiVersion, metadata } = object;
    if (metadata.name === '' || !apiVersion.includes('.') || Object.keys(object).length > 3) continue;
    append(foreign, metadata.namespace ?? 'default', object);
  }
  return foreign;
}
