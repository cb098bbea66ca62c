import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { isOpaque, platformOf } from '../platform-pods.ts';

/** Where a ServiceAccount is named. */
export interface ServiceAccountRef {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly namespace: string;
  readonly name: string;
  /** Whether somebody else may have made it, in a namespace that is not this object's own. */
  readonly mayBeElsewhere: boolean;
}

/** Whether a ServiceAccount exists, rendered or made by the cluster, an operator, eksctl or a chart. */
export function isServiceAccount(cluster: Cluster, namespace: string, name: string): boolean {
  return name === 'default' || cluster.once(accounts).get(namespace)?.has(name) === true;
}

/** Whether a ServiceAccount that is not here may exist all the same: nothing is known of the namespace. */
export function mayHaveAccounts(cluster: Cluster, namespace: string): boolean {
  return isOpaque(cluster, namespace) && !cluster.once(namespacesWithAccounts).has(namespace);
}

function namespacesWithAccounts(cluster: Cluster): ReadonlySet<string> {
  const { opaque } = cluster.once(platformOf);
  const namespaces = cluster.of('ServiceAccount').map(({ metadata }) => metadata.namespace ?? '');
  return new Set(namespaces.filter((namespace) => namespace !== 'kube-system' && !opaque.has(namespace)));
}

/** Names of the ServiceAccounts of a namespace. */
export function serviceAccountNames(cluster: Cluster, namespace: string): Iterable<string> {
  return cluster.once(accounts).get(namespace) ?? [];
}

/** All ServiceAccounts, as `namespace/name`. */
export function* allServiceAccounts(cluster: Cluster): Iterable<readonly [namespace: string, name: string]> {
  for (const [namespace, names] of cluster.once(accounts)) for (const name of names) yield [namespace, name];
}

function accounts(cluster: Cluster): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  const add = (namespace: string, name: string): void => {
    const names = all.get(namespace);
    if (names === undefined) all.set(namespace, new Set([name]));
    else names.add(name);
  };
  for (const { metadata } of cluster.of('Namespace')) add(metadata.name, 'default');
  for (const { metadata } of cluster.of('ServiceAccount')) add(metadata.namespace ?? '', metadata.name);
  // CloudNativePG makes one for each Cluster and Pooler, https://cloudnative-pg.io/documentation/current/security/
  for (const { metadata } of cluster.of('Cluster.postgresql.cnpg.io')) add(metadata.namespace ?? '', metadata.name);
  for (const { metadata } of cluster.of('Pooler')) add(metadata.namespace ?? '', metadata.name);
  for (const { metadata, spec } of cluster.of('RayCluster')) {
    // KubeRay makes the autoscaler's, unless the head names one of its own.
    const named = spec?.headGroupSpec?.template?.spec?.serviceAccountName;
    if (spec?.enableInTreeAutoscaling === true && named === undefined) add(metadata.namespace ?? '', metadata.name);
  }
  // Istio and others make the pods of a Gateway, with an account of its name and class.
  for (const { metadata, spec } of cluster.of('Gateway.gateway.networking.k8s.io'))
    add(metadata.namespace ?? '', `${metadata.name}-${spec?.gatewayClassName ?? ''}`);
  for (const { iam } of cluster.of('ClusterConfig')) {
    for (const { metadata, roleOnly } of iam?.serviceAccounts ?? []) {
      if (roleOnly !== true && metadata?.name !== undefined) add(metadata.namespace ?? 'default', metadata.name);
    }
  }
  for (const { namespace, serviceAccount } of cluster.once(platformOf).pods) {
    if (serviceAccount !== undefined) add(namespace, serviceAccount);
  }
  return all;
}
