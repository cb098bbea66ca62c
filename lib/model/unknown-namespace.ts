import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './kinds.ts';
import type { Found } from './rule.ts';

/**
 * What is not known of objects that name no namespace and lie in several folders: kustomize or `kubectl -n` gives each folder
 * one, and what holds for a namespace, such as a quota, need not hold for the others.
 */
export function ofUnknownNamespace(
  cluster: Cluster,
  object: KubernetesObject,
  ...others: readonly KubernetesObject[]
): Pick<Found, 'misses'> {
  const { namespace = '' } = object.metadata;
  if (namespace !== '') return {};
  const folder = folderOf(cluster, object);
  if (others.every((other) => folderOf(cluster, other) === folder)) return {};
  return { misses: 'what gives both one namespace' };
}

function folderOf(cluster: Cluster, object: KubernetesObject): string | undefined {
  return cluster.fileOf(object)?.replace(/[^/]*$/, '');
}
