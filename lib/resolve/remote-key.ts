import type { Environment } from '../spec/environment.ts';

/**
 * Key of a remote secret. It contains the system and the environment, so that no environment reads another's secrets.
 */
export function remoteKey(system: string, environment: Environment, name: string): string {
  if (environment.secretStore.provider === 'kubernetes') return name;
  return `${system}/${environment.secretFolder ?? environment.name}/${name}`;
}
