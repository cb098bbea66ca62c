import type { Environment } from '../spec/environment.ts';
import type { SecretRef } from '../spec/workload.ts';
import { secretProperties } from './checks.ts';
import { remoteKey } from './data-services.ts';
import type { Secrets } from './workload.ts';

/** Keys of a workload's Secret: those it declares, and the URLs of the databases it calls. */
export function resolveSecrets(
  declared: Readonly<Record<string, SecretRef>>,
  fromConnections: Secrets['keys'],
  system: string,
  environment: Environment,
): Secrets | undefined {
  const own = Object.entries(declared).map(([key, secret]) => ({
    key,
    remoteKey: remoteKey(system, environment, secret.from),
    ...('property' in secret
      ? { property: secret.property }
      : { template: secret.template, properties: secretProperties(secret) }),
  }));
  const keys = [...fromConnections.filter(({ key }) => declared[key] === undefined), ...own];
  if (keys.length === 0) return undefined;
  return { keys, files: keys.map(({ key }) => key).filter((key) => declared[key]?.as === undefined) };
}
