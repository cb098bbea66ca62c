import type { Cluster } from '../cluster.ts';
import type { KindName } from '../kinds.ts';
import { platformOf } from '../platform-pods.ts';

/**
 * Whether the cluster may bring an object that is not here, of a kind that stands in no namespace: nothing that is here
 * says what the cluster is, nor is there another one of the kind.
 */
export function mayBeBrought(cluster: Cluster, kind: KindName): boolean {
  return !cluster.once(platformOf).known && cluster.of('ClusterConfig').length === 0 && cluster.of(kind).length === 0;
}
