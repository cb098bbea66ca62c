import type { Cluster } from '../cluster.ts';

/** Whether what a cluster holds must be backed up: in production and dr, or where nobody says what it is. */
export function holdsRealData({ environment, name }: Cluster): boolean {
  if (name.startsWith('preview/')) return false;
  return environment === undefined || environment === 'production' || environment === 'dr';
}

/** Whether a cluster is that of staging itself: its Schedules, where it has some, are to hold all of it. */
export function isStaging({ environment, name }: Cluster): boolean {
  return environment === 'staging' && !name.startsWith('preview/');
}
