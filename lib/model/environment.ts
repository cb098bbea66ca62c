import type { Cluster } from './cluster.ts';

/** The environments of a system, in the order in which a version reaches them. */
export const environmentOrder: readonly string[] = ['dev', 'staging', 'production', 'dr'];

/** Whether people or outside systems depend on what runs in an environment. */
export function isProduction({ environment }: Pick<Cluster, 'environment'>): boolean {
  return environment === 'production' || environment === 'dr';
}

/** The same, also if the environment is not known. */
export function mayBeProduction(cluster: Cluster): boolean {
  return isProduction(cluster) || (cluster.environment === undefined && !isPreview(cluster));
}

/** Whether a cluster is that of staging itself: its Schedules, where it has some, are to hold all of it. */
export function isStaging(cluster: Cluster): boolean {
  return cluster.environment === 'staging' && !isPreview(cluster);
}

/** Whether the cluster is a preview of a pull request. */
function isPreview({ name }: Cluster): boolean {
  return name.startsWith('preview/');
}
