import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';

/** Namespace of a layer in an environment. */
export function namespaceName(system: SystemSpec, layer: string, environment: Environment): string {
  return (system.layers[layer]?.namespace ?? layer).replaceAll('{environment}', environment.name);
}
