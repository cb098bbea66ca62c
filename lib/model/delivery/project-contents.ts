import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { Excerpted, Told } from '../rule.ts';
import { deliveriesOf, folderOf, isChosen, type Delivery, type FolderSource } from './deliveries.ts';
import { projectReader, wantedOf, type Permissions, type ProjectReader, type Wanted } from './project.ts';

/** What a cluster has of projects, of what they deploy, and of what may be delivered. */
export interface DeliveryExcerpt {
  readonly projects: readonly Project[];
  /** The cluster's own Applications. */
  readonly deliveries: readonly Delivered[];
  /** Sources of these that are some files of a folder. */
  readonly choices: readonly FolderSource[];
  /** The cluster's own objects, in their order. */
  readonly groups: readonly Group[];
}

/** Objects of some files of a folder. */
interface Group {
  /** @default - nobody knows it */
  readonly folder?: string;
  /** Numbers of the choices that the files are in. */
  readonly chosen: readonly number[];
  /** One object of each kind and namespace, and all cluster-scoped ones: permission depends on nothing else. */
  readonly objects: readonly Deliverable[];
}

interface Project extends Pick<Told, 'object'> {
  readonly name: string;
  /** Whether the cluster has it, and not only sees it. */
  readonly isOwn: boolean;
  readonly permissions: Permissions;
}

/** An Application, or the template of an ApplicationSet. */
export interface Delivered {
  readonly name: string;
  readonly project?: string;
  readonly destination: { readonly server?: string; readonly name?: string; readonly namespace?: string };
  /** Whether Argo CD makes the namespace of the destination. */
  readonly makesNamespace: boolean;
  readonly sources: readonly { readonly repository?: string; readonly folder?: FolderSource }[];
}

/** An object as a project permits it; `type` is its `apiVersion kind`. */
export type Deliverable = readonly [type: string, name: string, namespace?: string];

/** A project, and what its Applications deploy. */
export interface ProjectContents {
  readonly project: Project;
  readonly reads: ProjectReader;
  readonly deliveries: readonly Delivered[];
  /** Objects that are known to be deployed, each with the namespace that the Application asks for. */
  readonly held: readonly Held[];
  /** Whether every source is a folder whose files are given: then nothing else is deployed. */
  readonly isWhole: boolean;
}

/** An object of a project, as Argo CD asks for permission. */
export interface Held {
  readonly object: Deliverable | undefined;
  readonly wanted: Wanted;
  readonly namespace: string;
  readonly delivery: Delivered;
}

/** The excerpt for `projectContents`. */
export function deliveryExcerpt(cluster: Cluster): DeliveryExcerpt {
  const projects = cluster.of('AppProject').map((project) => ({
    object: cluster.mention(project),
    name: project.metadata.name,
    isOwn: cluster.own.has(project),
    permissions: permissionsOf(project),
  }));
  const deliveries = cluster.once(deliveriesOf).filter(({ object }) => cluster.own.has(object));
  const delivered = deliveries.map(deliveredBy);
  const choices = delivered.flatMap(({ sources }) =>
    sources.flatMap(({ folder }) => (folder && isChoice(folder) ? folder : [])),
  );
  return { projects, deliveries: delivered, choices, groups: groupsOf(cluster, choices) };
}

function isChoice({ include, exclude }: FolderSource): boolean {
  return include !== undefined || exclude !== undefined;
}

function groupsOf(cluster: Cluster, choices: readonly FolderSource[]): readonly Group[] {
  const groups: (Group & { readonly objects: Deliverable[] })[] = [];
  const seen = new Set<string>();
  let last: string | undefined;
  let group: (typeof groups)[number] | undefined;
  for (const object of cluster.own) {
    const file = cluster.fileOf(object);
    if (group === undefined || file !== last) {
      const folder = file?.includes('/') === true ? file.slice(0, file.lastIndexOf('/')) : undefined;
      const chosen = choices.flatMap((choice, index) => (isChosen(choice, file) ? index : []));
      if (group === undefined || folder !== group.folder || chosen.join() !== group.chosen.join()) {
        group = { ...(folder !== undefined && { folder }), chosen, objects: [] };
        groups.push(group);
      }
    }
    last = file;
    const { apiVersion, kind, metadata } = object;
    const { name, namespace } = metadata;
    const within = namespace === undefined || namespace === '' || name === '' ? ` ${name}` : '';
    const key = `${group.folder ?? ' '} ${group.chosen.join()} ${apiVersion} ${kind} ${namespace ?? ' '}${within}`;
    if (seen.has(key)) continue;
    seen.add(key);
    group.objects.push(deliverable(object));
  }
  return groups.filter(({ objects }) => objects.length > 0);
}

const lists = [
  'clusterResourceBlacklist',
  'clusterResourceWhitelist',
  'destinations',
  'namespaceResourceBlacklist',
  'namespaceResourceWhitelist',
  'sourceRepos',
] as const;

function permissionsOf({ spec = {} }: Of<'AppProject'>): Permissions {
  return Object.fromEntries(lists.flatMap((name) => (spec[name] === undefined ? [] : [[name, spec[name]]])));
}

function deliveredBy({ object, spec, sources }: Delivery): Delivered {
  const { project, destination, syncPolicy } = spec;
  const { server, name, namespace } = destination ?? {};
  return {
    name: object.metadata.name,
    ...(project !== undefined && { project }),
    destination: {
      ...(server !== undefined && { server }),
      ...(name !== undefined && { name }),
      ...(namespace !== undefined && { namespace }),
    },
    makesNamespace: syncPolicy?.syncOptions?.includes('CreateNamespace=true') === true,
    sources: sources.map((source) => {
      const { repoURL } = source.source;
      const folder = folderOf(source);
      return { ...(repoURL !== undefined && { repository: repoURL }), ...(folder && { folder }) };
    }),
  };
}

/** The contents of every project that a cluster has, by the name of the cluster; made once for the same excerpts. */
export function projectContents(
  excerpts: readonly Excerpted<DeliveryExcerpt>[],
  whole: (cluster: string) => Cluster,
): ContentsOfClusters {
  const known = made.get(excerpts) ?? contentsOf(excerpts, whole);
  made.set(excerpts, known);
  return known;
}

type ContentsOfClusters = readonly (readonly [cluster: string, contents: ProjectContents])[];

const made = new WeakMap<readonly Excerpted<DeliveryExcerpt>[], ContentsOfClusters>();

function contentsOf(
  excerpts: readonly Excerpted<DeliveryExcerpt>[],
  whole: (cluster: string) => Cluster,
): ContentsOfClusters {
  const objectsIn = folders(excerpts, whole);
  return excerpts.flatMap(({ name: cluster, excerpt }) =>
    excerpt.projects
      .filter(({ isOwn }) => isOwn)
      .map((project) => {
        const own = excerpt.deliveries.filter((delivery) => delivery.project === project.name);
        const sources = own.flatMap((delivery) =>
          delivery.sources.map(({ folder }) => ({ delivery, objects: folder && objectsIn(folder) })),
        );
        const held = sources.flatMap(({ delivery, objects = [] }) => distinct(delivery, objects));
        const contents = {
          project,
          reads: projectReader(project.permissions),
          deliveries: own,
          held: [...held, ...own.flatMap(createdNamespace)],
          isWhole: sources.length > 0 && sources.every(({ objects }) => objects !== undefined),
        };
        return [cluster, contents] as const;
      }),
  );
}

/** Gives what a folder holds that is a source; undefined where none of its files are given. */
function folders(
  excerpts: readonly Excerpted<DeliveryExcerpt>[],
  whole: (cluster: string) => Cluster,
): (source: FolderSource) => readonly Deliverable[] | undefined {
  const byFolder = new Map<string, (readonly [cluster: Excerpted<DeliveryExcerpt>, group: Group])[]>();
  for (const one of excerpts)
    for (const group of one.excerpt.groups)
      for (const folder of foldersAround(group.folder)) append(byFolder, folder, [one, group]);
  return (source) => {
    const within = byFolder.get(source.path);
    if (within === undefined) return undefined;
    if (!isChoice(source))
      return within.flatMap(([, { folder, objects }]) =>
        source.recurse === true || folder === source.path ? objects : [],
      );
    return [...new Set(within.map(([one]) => one))].flatMap((one) => {
      const number = one.excerpt.choices.findIndex((choice) => JSON.stringify(choice) === JSON.stringify(source));
      if (number >= 0)
        return within.flatMap(([of, { chosen, objects }]) => (of === one && chosen.includes(number) ? objects : []));
      // Which files are meant, this excerpt does not tell.
      const cluster = whole(one.name);
      return [...cluster.own].flatMap((object) =>
        isChosen(source, cluster.fileOf(object)) ? [deliverable(object)] : [],
      );
    });
  };
}

/** A folder, and those that it is in. */
function foldersAround(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  const ends = [...folder.matchAll(/\//g)].map(({ index }) => folder.slice(0, index));
  return [...ends, folder];
}

function deliverable({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): Deliverable {
  return namespace === undefined ? [`${apiVersion} ${kind}`, name] : [`${apiVersion} ${kind}`, name, namespace];
}

/** What a project is asked to permit of an object. */
export function wantedFor([type, name, namespace]: Deliverable): Wanted {
  const [apiVersion = ''] = type.split(' ', 1);
  const kind = type.slice(apiVersion.length + 1);
  return wantedOf({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });
}

/** One object of each kind and namespace, and all cluster-scoped ones: permission depends on nothing else. */
function distinct(delivery: Delivered, objects: readonly Deliverable[]): readonly Held[] {
  const held = new Map<string, Held>();
  for (const object of objects) {
    const [type, name, namespace = ''] = object;
    const key = `${type} ${namespace === '' ? name : `${namespace}/`}`;
    if (!held.has(key)) held.set(key, { object, wanted: wantedFor(object), namespace, delivery });
  }
  return [...held.values()];
}

/** The namespace that Argo CD makes first is permitted, or not, as any object is. https://github.com/argoproj/argo-cd/issues/20233 */
function createdNamespace(delivery: Delivered): readonly Held[] {
  const { namespace: name } = delivery.destination;
  if (name === undefined || !delivery.makesNamespace) return [];
  const wanted = { group: '', kind: 'Namespace', name, namespaced: false };
  return [{ object: undefined, wanted, namespace: '', delivery }];
}
