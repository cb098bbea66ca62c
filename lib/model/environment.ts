import type { Cluster } from './cluster.ts';

/** Whether people or machines outside depend on what runs there. */
export function isProduction({ environment }: Cluster): boolean {
  return environment === 'production' || environment === 'dr';
}

/** The same, or nothing says what it is. */
export function mayBeProduction(cluster: Cluster): boolean {
  return isProduction(cluster) || (cluster.environment === undefined && !isPreview(cluster));
}

/** Whether a cluster is that of staging itself: its Schedules, where it has some, are to hold all of it. */
export function isStaging(cluster: Cluster): boolean {
  return cluster.environment === 'staging' && !isPreview(cluster);
}

/** Whether it is what a pull request is tried out in. */
function isPreview({ name }: Cluster): boolean {
  return name.startsWith('preview/');
}
