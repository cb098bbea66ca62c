import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';

/**
 * Whether a Secret or ConfigMap may be made of an object whose kind nobody here knows. Operators name what they make after
 * the object: a SealedSecret makes one of its own name, Strimzi's Kafka `shop` makes `shop-cluster-ca-cert`.
 */
export function madeByOthers(cluster: Cluster, namespace: string, name: string): boolean {
  const makers = cluster.once(unknownByNamespace).get(namespace) ?? [];
  return makers.some((maker) => name === maker || name.startsWith(`${maker}-`));
}

/** Names of objects of which nothing else was read: no schema here knows their kind, and it is none of Kubernetes. */
function unknownByNamespace(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const object of cluster.objects) {
    const { apiVersion, metadata } = object;
    if (metadata.name === '' || !apiVersion.includes('.') || Object.keys(object).length > 3) continue;
    append(names, metadata.namespace ?? 'default', metadata.name);
  }
  return names;
}
