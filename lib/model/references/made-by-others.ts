import type { Cluster } from '../cluster.ts';
import { foreignObjects } from '../foreign-objects.ts';

/**
 * Whether a Secret or ConfigMap may be made of an object whose kind nobody here knows. Operators name what they make after
 * the object: a SealedSecret makes one of its own name, Strimzi's Kafka `shop` makes `shop-cluster-ca-cert`.
 */
export function madeByOthers(cluster: Cluster, namespace: string, name: string): boolean {
  return foreignObjects(cluster, namespace).some(
    ({ metadata: { name: maker } }) => name === maker || name.startsWith(`${maker}-`),
  );
}
