import type { Environment } from '../spec/environment.ts';

/** Key of a remote secret: by system and environment, so that no environment reads another's. */
export function remoteKey(system: string, environment: Environment, name: string): string {
  return environment.secretStore.provider === 'kubernetes' ? name : `${system}/${environment.name}/${name}`;
}
