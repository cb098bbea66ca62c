import type { Manifest } from '../manifests/manifest.ts';
import type { SecretRef } from '../spec/pod.ts';
import { fields, items, text, textMap, type Fields, type Report } from './parts.ts';

/** What a container reads (variables, files, secrets), and where it may write. */
export interface Settings {
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, SecretRef>>;
  readonly writable: readonly string[];
}

/** Names that scanners, and Strata, take for a credential. */
const credential = /secret|passw|pwd|token|credential|api_?key|private_?key|jwt|bearer/i;

/** Directory in which Strata mounts the files of a spec. */
const filesDirectory = '/etc/config';

/** Reads the environment and the volumes of a container, with the ConfigMaps and Secrets of the same files. */
export function settingsOf(container: Fields, pod: Fields, objects: readonly Manifest[], report: Report): Settings {
  const found = (kind: string, name: string | undefined) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name);
  const dataOf = (kind: string, name: string | undefined) => {
    const object = fields(found(kind, name));
    return { ...textMap(object.data), ...textMap(object.stringData) };
  };
  const environment: Record<string, string> = {};
  const secrets: Record<string, SecretRef> = {};
  const files: Record<string, string> = {};
  const addSecret = (from: string, property: string, as?: string) => {
    const own = secrets[property] === undefined ? property : `${from}-${property}`;
    secrets[own] = { from, property, ...(as !== undefined && { as: { variable: as } }) };
  };
  const addValue = (name: string, value: string) => {
    if (credential.test(name) && !value.startsWith('/')) {
      const remote = text(pod.adoptedName) ?? 'credentials';
      addSecret(remote, name.toLowerCase().replaceAll('_', '-'), name);
      report(
        `${name} is a credential in plain text`,
        `its value in the secret store, as ${name.toLowerCase().replaceAll('_', '-')} of ${remote}`,
      );
    } else environment[name] = value;
  };

  for (const source of items(container.envFrom)) {
    const map = text(fields(source.configMapRef).name);
    const secret = text(fields(source.secretRef).name);
    const prefix = text(source.prefix) ?? '';
    if (map !== undefined)
      for (const [key, value] of Object.entries(dataOf('ConfigMap', map))) addValue(prefix + key, value);
    if (secret !== undefined) {
      const keys = Object.keys(dataOf('Secret', secret));
      for (const key of keys) addSecret(secret, key, prefix + key);
      if (keys.length === 0) report(`takes all of Secret ${secret}`, 'an entry in secrets for each variable');
    }
    if (map !== undefined && found('ConfigMap', map) === undefined)
      report(`takes all of ConfigMap ${map}, which is not here`, 'its values in environment');
  }
  for (const { name: variable, value, valueFrom } of items(container.env)) {
    const name = text(variable) ?? '';
    const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = fields(valueFrom);
    const key = text(fields(secretKeyRef ?? configMapKeyRef).key) ?? '';
    const from = text(fields(secretKeyRef ?? configMapKeyRef).name);
    if (secretKeyRef !== undefined) addSecret(from ?? '', key, name);
    else if (configMapKeyRef !== undefined) {
      const known = dataOf('ConfigMap', from)[key];
      if (known === undefined)
        report(`${name} is ${key} of ConfigMap ${from ?? ''}, which is not here`, 'its value in environment');
      else addValue(name, known);
    } else if (fieldRef !== undefined || resourceFieldRef !== undefined)
      report(`${name} is a field of the pod`, 'a patch of the Deployment, if the process needs it');
    else addValue(name, text(value) ?? '');
  }

  const writable: string[] = [];
  const volumes = new Map(items(pod.volumes).map((volume) => [text(volume.name), volume]));
  for (const { name, mountPath, subPath } of items(container.volumeMounts)) {
    const volume = fields(volumes.get(text(name)));
    const path = text(mountPath) ?? '';
    if (volume.emptyDir !== undefined) {
      writable.push(path);
      continue;
    }
    if (volume.configMap !== undefined) {
      const data = dataOf('ConfigMap', text(fields(volume.configMap).name));
      const only = text(subPath);
      const names = new Map(items(fields(volume.configMap).items).map((item) => [text(item.key), text(item.path)]));
      for (const [key, content] of Object.entries(data)) {
        const file = names.size === 0 ? key : names.get(key);
        if (file === undefined || (only !== undefined && only !== file)) continue;
        const full = only === undefined ? `${path.replace(/\/$/, '')}/${file}` : path;
        files[full.startsWith(`${filesDirectory}/`) ? full.slice(filesDirectory.length + 1) : full] = content;
      }
      if (Object.keys(data).length === 0)
        report(`reads ConfigMap ${text(fields(volume.configMap).name) ?? ''}, which is not here`, 'its files in files');
    } else if (volume.secret !== undefined) {
      const secret = text(fields(volume.secret).secretName) ?? '';
      const keys = [
        ...items(fields(volume.secret).items).flatMap((item) => text(item.key) ?? []),
        ...Object.keys(dataOf('Secret', secret)),
      ];
      for (const key of new Set(keys)) addSecret(secret, key);
      report(
        `reads Secret ${secret} in ${path}`,
        `/etc/secrets, to which the process must be configured${keys.length === 0 ? ', and its keys in secrets' : ''}`,
      );
    } else if (volume.persistentVolumeClaim === undefined && volumes.has(text(name)))
      report(
        `mounts ${Object.keys(volume)
          .filter((one) => one !== 'name')
          .join()} at ${path}`,
        'a chart of constructs, if it needs that',
      );
  }
  return { environment, files, secrets, writable };
}
