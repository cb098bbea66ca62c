import type { Manifest } from './manifest.ts';

/** Kinds in the order in which a reader wants to meet them in a file; the rest follows by name. */
const order = [
  'Namespace',
  'ServiceAccount',
  'Role',
  'RoleBinding',
  'PodIdentityAssociation',
  'ConfigMap',
  'SecretStore',
  'ExternalSecret',
  'Deployment',
  'StatefulSet',
  'Job',
  'CronJob',
  'RayCluster',
  'Service',
  'HorizontalPodAutoscaler',
  'ScaledObject',
  'TriggerAuthentication',
  'VerticalPodAutoscaler',
  'PodDisruptionBudget',
  'ResourceQuota',
  'LimitRange',
  'NetworkPolicy',
];
const ranks = new Map(order.map((kind, rank) => [kind, rank]));

/** Objects of one file in an order that does not depend on the order in which they were made. */
export function inOrder<T extends Manifest>(manifests: readonly T[]): readonly T[] {
  return manifests
    .map((manifest) => ({ manifest, key: sortKey(manifest) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ manifest }) => manifest);
}

function sortKey({ apiVersion, kind, metadata }: Manifest): string {
  const rank = ranks.get(kind) ?? order.length;
  return `${String(rank).padStart(2, '0')} ${kind} ${apiVersion} ${metadata.name}`;
}
