import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';

/** Stands for the namespace of a pull request, which only Argo CD knows, while a preview is resolved. */
export const previewNamespace = 'preview';

/** Namespace of a layer in an environment. */
export function namespaceName(system: SystemSpec, layer: string, environment: Environment): string {
  if (environment.isPreview === true) return previewNamespace;
  return (system.layers[layer]?.namespace ?? layer).replaceAll('{environment}', environment.name);
}
