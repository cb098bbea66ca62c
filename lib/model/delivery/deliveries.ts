import { append } from '../append.ts';
import type { ApplicationSpec } from '../../../imports/types/argoproj.io.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import { sourcesOf, type PlacedSource } from './sources.ts';
import { matcher } from './glob.ts';

/** An Application, or the template of an ApplicationSet. */
export interface Delivery {
  readonly object: Of<'Application'> | Of<'ApplicationSet'>;
  /** The field of its spec in the object. */
  readonly field: string;
  readonly spec: Loose<ApplicationSpec>;
  readonly annotations: Readonly<Record<string, string | undefined>>;
  readonly sources: readonly PlacedSource[];
}

/** Objects by the folders that their files stand in, those of folders within included. */
type Folders = ReadonlyMap<string, ReadonlyMap<string, readonly KubernetesObject[]>>;

/** All Applications of a cluster, and the templates of its ApplicationSets. */
export function deliveriesOf(cluster: Cluster): readonly Delivery[] {
  return [
    ...cluster.of('Application').map((object) => ({
      object,
      field: 'spec',
      spec: object.spec ?? {},
      annotations: object.metadata.annotations ?? {},
      sources: sourcesOf(object.spec),
    })),
    ...cluster.of('ApplicationSet').map((object) => {
      const { template } = object.spec ?? {};
      const spec = template?.spec ?? {};
      const annotations = template?.metadata?.annotations ?? {};
      return { object, field: 'spec.template.spec', spec, annotations, sources: sourcesOf(spec, 'spec.template.spec') };
    }),
  ];
}

type FilesOfObjects = Map<string, KubernetesObject[]>;

function addFiles(cluster: Cluster, objects: Iterable<KubernetesObject>, files: FilesOfObjects): void {
  for (const object of objects) {
    const file = cluster.fileOf(object);
    if (file === undefined) continue;
    append(files, file, object);
  }
}

function foldersOf(files: FilesOfObjects): Folders {
  const folders = new Map<string, Map<string, readonly KubernetesObject[]>>();
  for (const [file, objects] of files) {
    for (let end = file.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      const within = folders.get(folder) ?? new Map<string, readonly KubernetesObject[]>();
      folders.set(folder, within.set(file, objects));
    }
  }
  return folders;
}

/** A source that is a folder of manifests. https://argo-cd.readthedocs.io/en/stable/user-guide/directory/ */
export interface FolderSource {
  /** Without a slash at either end. */
  readonly path: string;
  readonly recurse?: boolean;
  /** Pattern of the files that are applied. @default - all */
  readonly include?: string;
  /** Pattern of the files that are not applied. @default - none */
  readonly exclude?: string;
}

/** The folder that a source is; undefined where it is something else. */
export function folderOf({ source }: PlacedSource): FolderSource | undefined {
  const { path, chart, helm, kustomize, plugin, directory = {} } = source;
  if (path === undefined || chart !== undefined || (helm ?? kustomize ?? plugin) !== undefined) return undefined;
  const { recurse = false, include = '', exclude = '' } = directory;
  return {
    path: path.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''),
    ...(recurse && { recurse }),
    ...(include !== '' && { include }),
    ...(exclude !== '' && { exclude }),
  };
}

/** Whether Argo CD applies a file of a folder. */
export function isChosen({ path, recurse = false, include, exclude }: FolderSource, file = ''): boolean {
  if (!file.startsWith(`${path}/`)) return false;
  const inner = file.slice(path.length + 1);
  if (!recurse && inner.includes('/')) return false;
  if (exclude !== undefined && matcher(exclude)(inner)) return false;
  return include === undefined || matcher(include)(inner);
}

/** What Argo CD applies of a folder; undefined where none of its files are given. */
function objectsIn(source: PlacedSource, folders: Folders): readonly KubernetesObject[] | undefined {
  const folder = folderOf(source);
  const files = folder && folders.get(folder.path);
  return files && [...files].flatMap(([file, objects]) => (isChosen(folder, file) ? objects : []));
}

/** The Application that deploys each object of a cluster, as far as folders tell. */
export function deliveryOf(cluster: Cluster): ReadonlyMap<KubernetesObject, Delivery> {
  const files: FilesOfObjects = new Map();
  addFiles(cluster, cluster.objects, files);
  const folders = foldersOf(files);
  const held = new Map<KubernetesObject, Delivery>();
  for (const delivery of cluster.once(deliveriesOf)) {
    for (const source of delivery.sources) {
      for (const object of objectsIn(source, folders) ?? []) held.set(object, delivery);
    }
  }
  return held;
}

/** The Application that deploys an object; without folders, the only one that is not a Helm chart. */
export function holderOf(cluster: Cluster, object: KubernetesObject): Delivery | undefined {
  const deliveries = cluster.once(deliveryOf);
  if (deliveries.size > 0) return deliveries.get(object);
  const [only, ...others] = cluster
    .once(deliveriesOf)
    .filter(({ sources }) => sources.some(({ source }) => source.chart === undefined));
  return others.length === 0 ? only : undefined;
}
