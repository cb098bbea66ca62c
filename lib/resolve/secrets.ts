import type { Environment } from '../spec/environment.ts';
import type { SecretRef } from '../spec/pod.ts';
import { secretProperties } from './checks.ts';
import type { Report } from './problem.ts';
import { remoteKey } from './remote-key.ts';
import type { Secrets } from './workload.ts';

/** Keys of a workload's Secret: the declared ones, and the URLs of the data services that it calls. */
export function resolveSecrets(
  declared: Readonly<Record<string, SecretRef>>,
  urls: readonly Key[],
  urlsAs: 'files' | 'variables',
  system: string,
  environment: Environment,
  report: Report,
): Secrets | undefined {
  const own = Object.entries(declared).map(([key, secret]) => ({
    key,
    remoteKey: remoteKey(system, environment, secret.from),
    ...('property' in secret
      ? { property: secret.property }
      : {
          template: secret.template,
          properties: Object.fromEntries(secretProperties(secret).map((property) => [property, property])),
        }),
  }));
  const owners = namesOf(own, report);
  const notDeclared = urls.filter(({ key }) => declared[key] === undefined);
  const keys = [...notDeclared.map((url) => withOwnNames(url, owners)), ...own];
  if (keys.length === 0) return undefined;
  const isFile = (key: string): boolean =>
    declared[key] === undefined ? urlsAs === 'files' : declared[key].as === undefined;
  return { keys, files: keys.map(({ key }) => key).filter(isFile) };
}

type Key = Secrets['keys'][number];

/** Reports a name that two declared secrets use for different properties. */
function namesOf(keys: readonly Key[], report: Report): Map<string, string> {
  const owners = new Map<string, string>();
  for (const source of keys) {
    for (const name of 'template' in source ? Object.keys(source.properties) : [source.key]) {
      const owner = owners.get(name) ?? source.remoteKey;
      owners.set(name, owner);
      if (owner !== source.remoteKey) {
        report(
          `secrets.${source.key}`,
          `${name} is a property of ${owner} too`,
          'templates over one remote secret, or properties with other names',
        );
      }
    }
  }
  return owners;
}

/** The URL of a data service, with new names for properties that have the same name in another remote secret. */
function withOwnNames(source: Key, owners: Map<string, string>): Key {
  if (!('template' in source)) return source;
  let { template } = source;
  const properties: Record<string, string> = {};
  for (const [name, property] of Object.entries(source.properties)) {
    const taken = (owners.get(name) ?? source.remoteKey) !== source.remoteKey;
    const own = taken ? `${source.key.replaceAll(/\W/g, '_')}_${name}` : name;
    owners.set(own, source.remoteKey);
    properties[own] = property;
    if (taken) template = template.replaceAll(`{{ .${name} `, `{{ .${own} `);
  }
  return { ...source, template, properties };
}
