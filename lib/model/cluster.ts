import { append, grouped } from './append.ts';
import { apiGroup } from '../manifests/manifest.ts';
import type { KindName, KubernetesObject, Of } from './kinds.ts';
import { mentioned, type Mention } from './mention.ts';
import type { ObjectsByKind } from './objects-by-kind.ts';
import { podsOf, type Pods } from './pods/pods.ts';

/** Where objects are. */
export type PlacesOfObjects = Pick<
  ReadonlyMap<KubernetesObject, { readonly file: string; readonly document: number }>,
  'get'
>;

/** The group that a kind is of where only its name is said, and others have one of that name. */
const groupsOfNames: Readonly<Record<string, string>> = { Gateway: 'networking.istio.io' };

/** Gives the objects of a cluster, and those that findings may be about. */
type Read = () => readonly [objects: readonly KubernetesObject[], own: readonly KubernetesObject[]];

interface Contents {
  readonly objects: readonly KubernetesObject[];
  readonly own: ReadonlySet<KubernetesObject>;
  readonly byKind: ReadonlyMap<string, readonly KubernetesObject[]>;
}

/** All objects of one cluster, by kind and name: the input of rules. */
export class Cluster implements ObjectsByKind {
  /** Such as `production/ideation-engine`. */
  readonly name: string;
  readonly #places: PlacesOfObjects;
  readonly #read: Read;
  #contents: Contents | undefined;
  /** By kind, namespace and name. */
  readonly #byName = new Map<string, Map<string, Map<string, KubernetesObject>>>();
  readonly #derived = new Map<(cluster: Cluster) => unknown, unknown>();

  constructor(
    name: string,
    objects: readonly KubernetesObject[],
    own: readonly KubernetesObject[] = objects,
    places: PlacesOfObjects = new Map(),
    read: Read = () => [objects, own],
  ) {
    this.name = name;
    this.#places = places;
    this.#read = read;
  }

  /** A cluster whose objects are read when somebody first asks for one. */
  static late(name: string, places: PlacesOfObjects, read: Read): Cluster {
    return new Cluster(name, [], [], places, read);
  }

  /** Reads its objects. */
  read(): void {
    this.#all();
  }

  /** Whether anybody has asked for an object. */
  get isRead(): boolean {
    return this.#contents !== undefined;
  }

  get objects(): readonly KubernetesObject[] {
    return this.#all().objects;
  }

  /** Objects that findings may be about; the others are here because these need them. */
  get own(): ReadonlySet<KubernetesObject> {
    return this.#all().own;
  }

  #all(): Contents {
    return (this.#contents ??= contentsOf(...this.#read()));
  }

  of<Kind extends KindName>(...kinds: readonly Kind[]): readonly { readonly [Each in Kind]: Of<Each> }[Kind][] {
    const { byKind } = this.#all();
    const [first] = kinds;
    const objects =
      kinds.length === 1 && first !== undefined
        ? (byKind.get(first) ?? [])
        : kinds.flatMap((kind) => byKind.get(kind) ?? []);
    return objects as unknown as readonly { readonly [Each in Kind]: Of<Each> }[Kind][];
  }

  named<Kind extends KindName>(kind: Kind, namespace: string, name: string): Of<Kind> | undefined {
    let namespaces = this.#byName.get(kind);
    if (namespaces === undefined) this.#byName.set(kind, (namespaces = byName(this.of(kind))));
    return namespaces.get(namespace)?.get(name) as Of<Kind> | undefined;
  }

  /** Names of all objects of a kind in a namespace, for suggestions. */
  names(kind: KindName, namespace: string): readonly string[] {
    return this.of(kind).flatMap(({ metadata }) => ((metadata.namespace ?? '') === namespace ? metadata.name : []));
  }

  /** The file of an object, such as `dist/staging/shop/web.yaml`; undefined if not known. */
  fileOf(object: KubernetesObject): string | undefined {
    return this.#places.get(object)?.file;
  }

  /** What a finding says of an object; undefined if its place is not known, and then nothing can be said of it. */
  mention(object: KubernetesObject): Mention | undefined {
    const place = this.#places.get(object);
    return place && mentioned(object, place);
  }

  /** The result of a function of the cluster, computed once: an index that several rules share. */
  once<T>(derive: (cluster: Cluster) => T): T {
    const known = this.#derived.get(derive);
    if (known !== undefined || this.#derived.has(derive)) return known as T;
    const made = derive(this);
    this.#derived.set(derive, made);
    return made;
  }

  /** The pods that its objects create. */
  get pods(): readonly Pods[] {
    return this.once(podsOf);
  }

  /** The pods of a namespace. */
  podsIn(namespace: string): readonly Pods[] {
    return this.once(podsByNamespace).get(namespace) ?? [];
  }

  /** The pods that an object creates, or whose number it sets. */
  podsOf(object: KubernetesObject): readonly Pods[] {
    return this.once(podsByObject).get(object) ?? [];
  }

  /** dev, staging, production or dr, as the system's AppProject says; undefined where nothing says it. */
  get environment(): string | undefined {
    return this.once(environmentOf);
  }
}

function byName(objects: readonly KubernetesObject[]): Map<string, Map<string, KubernetesObject>> {
  const namespaces = new Map<string, Map<string, KubernetesObject>>();
  for (const object of objects) {
    const { name, namespace = '' } = object.metadata;
    let names = namespaces.get(namespace);
    if (names === undefined) namespaces.set(namespace, (names = new Map<string, KubernetesObject>()));
    names.set(name, object);
  }
  return namespaces;
}

function contentsOf(objects: readonly KubernetesObject[], own: readonly KubernetesObject[]): Contents {
  const byKind = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const group = apiGroup(object);
    if ((groupsOfNames[object.kind] ?? group) === group) append(byKind, object.kind, object);
    append(byKind, `${object.kind}.${group}`, object);
  }
  return { objects, own: new Set(own), byKind };
}

function podsByNamespace({ pods }: Cluster): ReadonlyMap<string, readonly Pods[]> {
  return grouped(pods, ({ namespace }) => namespace);
}

function podsByObject({ pods }: Cluster): ReadonlyMap<KubernetesObject, readonly Pods[]> {
  const byObject = new Map<KubernetesObject, Pods[]>();
  for (const one of pods) {
    append(byObject, one.owner, one);
    if (one.scaled !== one.owner) append(byObject, one.scaled, one);
  }
  return byObject;
}

function environmentOf(cluster: Cluster): string | undefined {
  const projects = cluster.of('AppProject');
  for (const { metadata } of projects) {
    const environment = metadata.annotations?.['strata.dev/environment'];
    if (environment !== undefined) return environment;
  }
  return undefined;
}
