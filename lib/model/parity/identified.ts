import { apiGroup } from '../../manifests/manifest.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { placeOf, type Place } from './environments.ts';

/** A cluster of an environment, with its objects by keys that are the same in all environments. */
export interface Identified {
  readonly place: Place;
  /** By kind, namespace and name without the names of the environment. */
  readonly objects: ReadonlyMap<string, KubernetesObject>;
}

/** Undefined where the cluster is none that is compared. */
export function identified(cluster: Cluster): Identified | undefined {
  const place = placeOf(cluster);
  if (place === undefined) return undefined;
  const { plain } = place;
  const objects = new Map<string, KubernetesObject>();
  const namespaces = new Map<string, string>();
  for (const object of cluster.own) {
    // What clusters share, the stack of one of them makes; and it is nothing that a cluster holds.
    if (object.kind === 'Template') continue;
    const { namespace = '' } = object.metadata;
    let home = namespaces.get(namespace);
    if (home === undefined) namespaces.set(namespace, (home = plain(namespace)));
    const group = apiGroup(object);
    const key = `${object.kind}.${group} ${home} ${knownBy(object, plain)}`;
    // Several that nothing but their addresses tells apart keep their order.
    let unique = key;
    for (let count = 2; objects.has(unique); count += 1) unique = `${key} ${count}`;
    objects.set(unique, object);
  }
  return { place, objects };
}

/** Identity of an object within its kind; names derived from addresses do not count. */
function knownBy(object: KubernetesObject, plain: Place['plain']): string {
  const { kind, metadata } = object;
  switch (kind) {
    case 'ClusterConfig':
      return '';
    case 'ServiceEntry': {
      const { ports = [] } = (object as Of<'ServiceEntry'>).spec ?? {};
      return ports.map(({ number, protocol }) => `${protocol ?? ''}:${number ?? ''}`).join();
    }
    case 'VirtualService': {
      const { gateways = [], http = [] } = (object as Of<'VirtualService'>).spec ?? {};
      if (gateways.every((gateway) => gateway === 'mesh')) return plain(metadata.name);
      return plain(
        http.map(({ name = '', match = [] }) => name + match.map(({ uri }) => uri?.prefix ?? '').join()).join(),
      );
    }
    default:
      return plain(metadata.name);
  }
}
