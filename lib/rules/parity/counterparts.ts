import { apiGroup } from '../../manifests/manifest.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { Place } from './environments.ts';

/** Objects of two environments that are one object in each, and those that only one of them has. */
export interface Counterparts {
  readonly pairs: readonly (readonly [production: KubernetesObject, other: KubernetesObject])[];
  readonly missing: readonly KubernetesObject[];
  readonly extra: readonly KubernetesObject[];
}

/** Pairs objects by kind, namespace and name, whatever their environments are called. */
export function counterparts(production: Place, other: Place): Counterparts {
  const here = byKey(production);
  const there = byKey(other);
  const pairs: (readonly [KubernetesObject, KubernetesObject])[] = [];
  const missing: KubernetesObject[] = [];
  for (const [key, object] of here) {
    const counterpart = there.get(key);
    if (counterpart === undefined) missing.push(object);
    else {
      pairs.push([object, counterpart]);
      there.delete(key);
    }
  }
  return { pairs, missing, extra: [...there.values()] };
}

function byKey({ cluster, plain }: Place): Map<string, KubernetesObject> {
  const objects = new Map<string, KubernetesObject>();
  const namespaces = new Map<string, string>();
  for (const object of cluster.own) {
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
  return objects;
}

/** What tells an object from others of its kind; names that are made of addresses do not. */
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
