import type { Environment } from '../spec/environment.ts';

/** Folder of the remote secrets of previews. Any pull request can read them, so they are not staging's. */
export const previewSecrets = 'preview';

/** A preview is staging with one replica of each workload and its own data services, in one namespace. */
export function previewEnvironment(staging: Environment): Environment {
  const replicas = { minimumAtMost: 1, maximumShare: 0 };
  return { ...staging, replicas, dataServices: 'stand-in', secretFolder: previewSecrets, isPreview: true };
}
