import type { Manifest } from './manifest.ts';

/** Kinds in the order in which they are useful to a reader of a file; other kinds follow by name. */
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

/** The objects of one file, in an order that does not depend on the order of their creation. */
export function inOrder<T extends Manifest>(manifests: readonly T[]): readonly T[] {
  return manifests
    .map((manifest) => ({ manifest, rank: ranks.get(manifest.kind) ?? order.length }))
    .sort((a, b) => a.rank - b.rank || byKindAndName(a.manifest, b.manifest))
    .map(({ manifest }) => manifest);
}

function byKindAndName(a: Manifest, b: Manifest): number {
  return (
    byCodeUnit(a.kind, b.kind) || byCodeUnit(a.apiVersion, b.apiVersion) || byCodeUnit(a.metadata.name, b.metadata.name)
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
