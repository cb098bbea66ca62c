import type { Manifest } from '../manifests/manifest.ts';
import type { ExtraContainer, SecretRef } from '../spec/pod.ts';
import { resourcesOf } from './amounts.ts';
import { imageOf } from './image.ts';
import { items, text, texts, type Fields, type Report } from './parts.ts';
import { settingsOf, type Settings } from './settings.ts';

/** Containers beside the main one, and what they have in common with it in a spec. */
export interface ExtraContainers {
  readonly initContainers: Readonly<Record<string, ExtraContainer>>;
  readonly sidecars: Readonly<Record<string, ExtraContainer>>;
  readonly shared: readonly Pick<Settings, 'files' | 'secrets' | 'writable'>[];
}

/** The init containers of a pod, and those that run beside the main one. */
export function extraContainersOf(
  main: Fields,
  pod: Fields,
  name: string,
  objects: readonly Manifest[],
  report: Report,
): ExtraContainers {
  const initContainers: Record<string, ExtraContainer> = {};
  const sidecars: Record<string, ExtraContainer> = {};
  const shared: Pick<Settings, 'files' | 'secrets' | 'writable'>[] = [];
  const add = (list: Record<string, ExtraContainer>, container: Fields, as: string): void => {
    const written = text(container.name) ?? as;
    const own = written === name ? `${as}-${name}`.slice(0, 63) : written;
    const within: Report = (is, needed) => {
      report(`container ${written} ${is}`, needed);
    };
    const { environment, files, secrets, writable } = settingsOf(container, pod, objects, within);
    for (const [key, { as: variable }] of Object.entries(secrets))
      if (variable !== undefined)
        within(
          `gets ${variable.variable} from a Secret`,
          `the file /etc/secrets/${key}, which all containers of the pod have`,
        );
    shared.push({ files, secrets: asFiles(secrets), writable });
    // The spec of a container says nothing of GPUs.
    const { gpus, ...resources } = resourcesOf(container, within);
    if (gpus !== undefined) within('asks for a GPU', 'it in the main container');
    list[own] = {
      image: imageOf(text(container.image) ?? '', within),
      ...(container.command !== undefined && { command: texts(container.command) }),
      ...(container.args !== undefined && { args: texts(container.args) }),
      resources,
      ...(Object.keys(environment).length > 0 && { environment }),
    };
    if (container.readinessProbe !== undefined || container.livenessProbe !== undefined)
      within('has probes', 'probes of the main container that ask it too');
  };
  for (const one of items(pod.initContainers)) {
    if (text(one.restartPolicy) === 'Always') add(sidecars, one, 'sidecar');
    else add(initContainers, one, 'init');
  }
  for (const one of items(pod.containers).filter((other) => other.name !== main.name)) add(sidecars, one, 'sidecar');
  return { initContainers, sidecars, shared };
}

function asFiles(secrets: Settings['secrets']): Settings['secrets'] {
  const files: Record<string, SecretRef> = {};
  for (const [key, secret] of Object.entries(secrets))
    files[key] = 'property' in secret ? { from: secret.from, property: secret.property } : secret;
  return files;
}
