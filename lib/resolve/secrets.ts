import type { Environment } from '../spec/environment.ts';
import type { SecretRef } from '../spec/workload.ts';
import { secretProperties } from './checks.ts';
import type { Report } from './problem.ts';
import { remoteKey } from './remote-key.ts';
import type { Secrets } from './workload.ts';

/** Keys of a workload's Secret: those it declares, and the URLs of the databases it calls. */
export function resolveSecrets(
  declared: Readonly<Record<string, SecretRef>>,
  fromConnections: Secrets['keys'],
  system: string,
  environment: Environment,
  report: Report,
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
  reportClashes(keys, report);
  return { keys, files: keys.map(({ key }) => key).filter((key) => declared[key]?.as === undefined) };
}

/** Templates name properties alone: two remote secrets with the same property would be taken for one another. */
function reportClashes(keys: Secrets['keys'], report: Report): void {
  const owners = new Map<string, string>();
  for (const source of keys) {
    if (!('template' in source)) continue;
    for (const property of source.properties) {
      const owner = owners.get(property) ?? source.remoteKey;
      owners.set(property, owner);
      if (owner !== source.remoteKey) {
        report(
          `secrets.${source.key}`,
          `${property} is a property of ${owner} too`,
          'templates over one remote secret, or properties with other names',
        );
      }
    }
  }
}
