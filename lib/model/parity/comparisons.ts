import { apiGroup } from '../../manifests/manifest.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { environmentsOf, type Environments, type Place } from './environments.ts';

/** Objects that production and another environment share, and those that only one of them has. */
export interface Comparison {
  readonly production: Place;
  readonly other: Place;
  /** Pairs of the same object in both environments. */
  readonly pairs: readonly (readonly [production: KubernetesObject, other: KubernetesObject])[];
  readonly missing: readonly KubernetesObject[];
  readonly extra: readonly KubernetesObject[];
}

const known = new WeakMap<readonly Cluster[], readonly Comparison[]>();

/** Compares production with staging and with dr, system by system. */
export function comparisonsOf(clusters: readonly Cluster[]): readonly Comparison[] {
  let comparisons = known.get(clusters);
  if (comparisons === undefined) known.set(clusters, (comparisons = environmentsOf(clusters).flatMap(compared)));
  return comparisons;
}

/** Pairs objects by kind, namespace and name without the names of their environments. */
function compared({ production, others }: Environments): readonly Comparison[] {
  const here = byKey(production);
  return others.map((other) => {
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
    return { production, other, pairs, missing, extra: [...there.values()] };
  });
}

function byKey({ cluster, plain }: Place): Map<string, KubernetesObject> {
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
  return objects;
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
