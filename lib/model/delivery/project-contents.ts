import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { deliveriesOf, objectsIn, ownFolders, type Delivery } from './deliveries.ts';
import { projectReader, wantedOf, type ProjectReader, type Wanted } from './project.ts';

/** A project, and what its Applications deploy. */
export interface ProjectContents {
  readonly project: Of<'AppProject'>;
  readonly reads: ProjectReader;
  readonly deliveries: readonly Delivery[];
  /** Objects that are known to be deployed, each with the namespace that the Application asks for. */
  readonly held: readonly Held[];
  /** Whether every source is a folder whose files are given: then nothing else is deployed. */
  readonly isWhole: boolean;
}

/** An object of a project, as Argo CD asks for permission. */
export interface Held {
  readonly object: KubernetesObject | undefined;
  readonly wanted: Wanted;
  readonly namespace: string;
  readonly delivery: Delivery;
}

/** The contents of every project; computed once for the same clusters. */
export function projectContents(clusters: readonly Cluster[]): readonly ProjectContents[] {
  let contents = made.get(clusters);
  if (contents === undefined) made.set(clusters, (contents = read(clusters)));
  return contents;
}

const made = new WeakMap<readonly Cluster[], readonly ProjectContents[]>();

function read(clusters: readonly Cluster[]): readonly ProjectContents[] {
  const folders = ownFolders(clusters);
  return clusters.flatMap((cluster) => {
    const deliveries = cluster.once(deliveriesOf).filter(({ object }) => cluster.own.has(object));
    return cluster
      .of('AppProject')
      .filter((project) => cluster.own.has(project))
      .map((project) => {
        const own = deliveries.filter(({ spec }) => spec.project === project.metadata.name);
        const sources = own.flatMap((delivery) =>
          delivery.sources.map((source) => ({ delivery, objects: objectsIn(source, folders) })),
        );
        const held = sources.flatMap(({ delivery, objects = [] }) => distinct(delivery, objects));
        return {
          project,
          reads: projectReader(project),
          deliveries: own,
          held: [...held, ...own.flatMap(createdNamespace)],
          isWhole: sources.length > 0 && sources.every(({ objects }) => objects !== undefined),
        };
      });
  });
}

/** One object of each kind and namespace, and all cluster-scoped ones: permission depends on nothing else. */
function distinct(delivery: Delivery, objects: readonly KubernetesObject[]): readonly Held[] {
  const held = new Map<string, Held>();
  for (const object of objects) {
    const { apiVersion, kind, metadata } = object;
    const { name, namespace = '' } = metadata;
    const key = `${apiVersion} ${kind} ${namespace === '' ? name : `${namespace}/`}`;
    if (!held.has(key)) held.set(key, { object, wanted: wantedOf(object), namespace, delivery });
  }
  return [...held.values()];
}

/** The namespace that Argo CD makes first is permitted, or not, as any object is. https://github.com/argoproj/argo-cd/issues/20233 */
function createdNamespace(delivery: Delivery): readonly Held[] {
  const { destination, syncPolicy } = delivery.spec;
  if (destination?.namespace === undefined || syncPolicy?.syncOptions?.includes('CreateNamespace=true') !== true)
    return [];
  const wanted = { group: '', kind: 'Namespace', name: destination.namespace, namespaced: false };
  return [{ object: undefined, wanted, namespace: '', delivery }];
}
