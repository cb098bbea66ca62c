import { alternativesOf } from './alternatives.ts';
import { append, grouped } from '../model/append.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { Cluster } from '../model/cluster.ts';
import type { KubernetesObject, Of } from '../model/kinds.ts';

/** Rendered objects by file, before they are written or after they are read. */
export type Files = ReadonlyMap<string, readonly Manifest[]>;

/** Where an object is. */
export interface Place {
  readonly file: string;
  /** Number of its document in the file, from 0; each item of a List counts as one. */
  readonly document: number;
}

/** Clusters to check, and the place of each of their objects. */
export interface Subjects {
  readonly clusters: readonly Cluster[];
  /** Of the objects that were read. */
  readonly places: ReadonlyMap<KubernetesObject, Place>;
  /** Whether they contain all objects. @default - true */
  readonly complete?: boolean;
}

/**
 * Sorts files into clusters. `dist/<environment>/<system>/` is one cluster, with the files of Argo CD and of eksctl for
 * it. `dist/preview/<system>/` is part of staging's cluster, in a namespace of its own. All other files together are
 * one cluster; if they may be files of several, those that hold the same objects are of different ones.
 *
 * @param complete - whether the files are all objects of one cluster
 */
export function subjectsOf(files: Files, complete = true): Subjects {
  const alternative = complete ? () => '' : alternativesOf(files);
  const subjects = lateSubjects(files, new Map(), (file) => alternative(file) || clusterOf(file).name);
  for (const cluster of subjects.clusters) cluster.read();
  return subjects;
}

/**
 * The same, where the objects of a cluster are read when a rule first asks for one.
 *
 * @param places - gets the places of the objects that are read
 */
export function lateSubjects(
  files: Files,
  places: Map<KubernetesObject, Place>,
  nameOf = (file: string): string => clusterOf(file).name,
): Subjects {
  const clusters = new Map<string, string[]>();
  const previews = new Map<string, string[]>();
  for (const file of files.keys()) append(clusterOf(file).preview ? previews : clusters, nameOf(file), file);
  const read = (of: readonly string[]): readonly KubernetesObject[] =>
    of.flatMap((file) => {
      const objects = objectsIn(files, file);
      for (const [document, object] of objects.entries()) places.set(object, { file, document });
      return objects;
    });
  const made = [...clusters].map(([name, of]) =>
    Cluster.late(name, places, () => {
      const objects = read(of);
      return [objects, objects];
    }),
  );
  const previewed = [...previews].map(([system, of]) =>
    Cluster.late(`preview/${system}`, places, () => {
      const own = read(of);
      const staging = made.find(({ name }) => name === `staging/${system}`)?.objects ?? [];
      return [[...staging, ...previewNamespaces(system, staging), ...own], own];
    }),
  );
  return { clusters: [...made, ...previewed], places };
}

/** The objects of a file as they are in its cluster: those of a preview have the namespace that Argo CD gives them. */
export function objectsIn(files: Files, file: string): readonly KubernetesObject[] {
  return (files.get(file) ?? []).map(clusterOf(file).preview ? inPreview : withMetadata);
}

/** The places of the objects that some of the clusters own: findings are sought at these alone. */
export function placesIn(clusters: readonly Cluster[], { places }: Subjects): Subjects['places'] {
  const own = new Map<KubernetesObject, Place>();
  for (const cluster of clusters)
    for (const object of cluster.own) {
      const place = places.get(object);
      if (place !== undefined) own.set(object, place);
    }
  return own;
}

const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' };

/** Namespace in which a preview is checked. */
const previewNamespace = 'pr-1';

/** The files of each cluster that findings may be about, by its name. */
export function ownFiles(files: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  return grouped([...files], (file) => {
    const { name, preview } = clusterOf(file);
    return preview ? `preview/${name}` : name;
  });
}

/** The files of each cluster, by its name. Files of a preview belong to staging's cluster too. */
export function filesOfClusters(files: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const own = ownFiles(files);
  return new Map(
    [...own].map(([name, of]) => {
      const [kind, system = ''] = name.split('/');
      return [name, kind === 'preview' ? [...of, ...(own.get(`staging/${system}`) ?? [])] : of];
    }),
  );
}

/** The cluster that a file belongs to. */
function clusterOf(file: string): { readonly preview: boolean; readonly name: string } {
  const [root, environment = '', system, inner] = file.split('/');
  if ((root === 'dist' || root === 'argocd') && system !== undefined && inner !== undefined) {
    if (environment === 'preview') return { preview: true, name: system };
    if (environment === 'clusters')
      return { preview: false, name: `${system}/${inner.replace(/\.(yaml|cloudformation\.template)$/, '')}` };
    return { preview: false, name: `${environment}/${system}` };
  }
  return { preview: false, name: root === 'argocd' ? 'argocd' : 'manifests' };
}

/** Only the configuration of a kind cluster has no metadata. */
function withMetadata(manifest: Manifest): KubernetesObject {
  const { metadata } = manifest as Partial<Manifest>;
  if (metadata !== undefined) return manifest;
  const known = completed.get(manifest) ?? { ...manifest, metadata: { name: '' } };
  completed.set(manifest, known);
  return known;
}

/** Completed objects, so that an unchanged object keeps its identity and a cluster is seen to be unchanged. */
const completed = new WeakMap<Manifest, KubernetesObject>();

/** An object with the namespace that Argo CD gives it. */
function inPreview(manifest: Manifest): KubernetesObject {
  return { ...manifest, metadata: { ...manifest.metadata, namespace: previewNamespace } };
}

/** The namespace that Argo CD creates for a preview, with the labels from the ApplicationSet. */
function previewNamespaces(system: string, staging: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const sets = staging.filter((one): one is Of<'ApplicationSet'> => one.kind === 'ApplicationSet');
  return sets
    .filter(({ spec }) => spec?.template?.spec?.source?.path === `dist/preview/${system}`)
    .map(({ spec }) => {
      const labels = spec?.template?.spec?.syncPolicy?.managedNamespaceMetadata?.labels ?? {};
      const metadata = { name: previewNamespace, labels: labels as Readonly<Record<string, string>> };
      return { ...namespaceKind, metadata };
    });
}
