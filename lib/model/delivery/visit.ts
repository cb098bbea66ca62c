import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject, Of } from '../kinds.ts';

/**
 * Told of one object that another cannot do without: it would be refused, never become healthy, or run unprotected. The
 * field says where the object names the other; it is only asked for when it is shown.
 */
export type Visit = (object: KubernetesObject, needs: KubernetesObject | undefined, field: () => string) => void;

/** The object of a kind that stands in the same namespace as another, or in none. */
export function near<Kind extends KindName>(
  cluster: Cluster,
  { metadata: { namespace = '' } }: KubernetesObject,
  kind: Kind,
  name: string | undefined,
): Of<Kind> | undefined {
  if (name === undefined) return undefined;
  return cluster.named(kind, namespace, name) ?? cluster.named(kind, '', name);
}
