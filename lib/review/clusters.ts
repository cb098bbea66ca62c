import { alternativesOf } from '../check/alternatives.ts';
import { subjectsOf, type Subjects } from '../check/clusters.ts';
import { readManifests } from '../check/read-manifests.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { append } from '../model/append.ts';
import { Cluster } from '../model/cluster.ts';
import { environmentOrder } from '../model/environment.ts';
import type { KubernetesObject } from '../model/kinds.ts';
import type { Rule } from '../model/rule.ts';
import { rules as allRules } from '../rules/rules.ts';
import { manifestsBeside } from './documents.ts';
import { objectChanges } from './difference/objects.ts';
import type { ClusterChange } from './consequence.ts';
import type { Side } from './side.ts';
import { unreviewed, type Unreviewed } from './unreviewed.ts';

/** Both sides as clusters, and the differences in each. */
export interface Comparison {
  readonly before: Subjects;
  readonly after: Subjects;
  /** Clusters in which at least one file differs. */
  readonly changed: readonly ClusterChange[];
  /** Rules that run on both sides. */
  readonly rules: readonly Rule[];
  /** Changed files that are no manifests yet, and are left out. */
  readonly unreviewed: readonly Unreviewed[];
}

/**
 * Reads both sides. A file that is the same on both is read once.
 *
 * @param only - rules that run on both sides; by default all, or those of the tier correctness if the folders do not
 * have Strata's layout
 */
export function compareSides(base: Side, head: Side, only?: readonly Rule[]): Comparison {
  const paths = [...new Set([...base.files.keys(), ...head.files.keys()])].sort();
  const differing = new Set(paths.filter((path) => base.files.get(path) !== head.files.get(path)));
  const oldTexts = new Map(base.read(paths.filter((path) => base.files.has(path))));
  const newTexts = new Map(head.read(paths.filter((path) => differing.has(path) && head.files.has(path))));
  const isOwn = paths.some((file) => /^(dist|argocd)\//.test(file));
  const ofOthers = isOwn ? [] : unreviewed(differing, oldTexts, new Map([...oldTexts, ...newTexts]));
  for (const { file } of ofOthers) for (const texts of [differing, oldTexts, newTexts]) texts.delete(file);
  // kubectl puts objects without a namespace there, if nobody chose another one, and the difference shows them there.
  const reading = { complete: isOwn, ...(!isOwn && { namespace: 'default' }) };
  const old = readManifests(oldTexts, reading).files;
  const young = manifestsBeside(newTexts, oldTexts, old, reading);
  const kept = [...old].filter(([path]) => !differing.has(path));
  const now = new Map([...kept, ...young].sort(([a], [b]) => (a < b ? -1 : 1)));
  const split = isOwn ? undefined : splitter(old, now);
  const before = { ...clustersOf(old, split), complete: isOwn };
  const after = { ...clustersOf(now, split, differing, before), complete: isOwn };
  const textsOf = (texts: ReadonlyMap<string, string>) => byCluster(texts, differing, split);
  const [oldByCluster, newByCluster] = [textsOf(oldTexts), textsOf(newTexts)];
  const named = (subjects: Subjects) => new Map(subjects.clusters.map((one) => [one.name, one]));
  const [oldClusters, newClusters] = [named(before), named(after)];
  const names = [...new Set([...oldByCluster.keys(), ...newByCluster.keys()])].sort();
  const changed = names.map((name): ClusterChange => {
    const [one, other] = [oldByCluster.get(name) ?? new Map(), newByCluster.get(name) ?? new Map()] as const;
    const [was, is] = [oldClusters.get(name), newClusters.get(name)];
    return {
      name,
      environment: environmentOf(name, is ?? was),
      before: was ?? new Cluster(name, []),
      after: is ?? new Cluster(name, []),
      objects: objectChanges(name, one as ReadonlyMap<string, string>, other as ReadonlyMap<string, string>),
    };
  });
  const rules = only ?? allRules.filter(({ tier }) => split === undefined || tier === 'correctness');
  return { before, after, changed, rules, unreviewed: ofOthers };
}

/** The cluster of a file; undefined if lib/check decides that. */
type Split = ((file: string) => string) | undefined;

/**
 * Without Strata's layout, all files are one cluster. If an object exists twice, folders are clusters, with as few
 * folder levels as separate the two objects; where no level does, they are as check sorts them.
 */
function splitter(...sides: readonly ReadonlyMap<string, readonly Manifest[]>[]): (file: string) => string {
  for (const depth of [0, 1, 2, 3]) {
    const cluster = (file: string) => file.split('/').slice(0, -1).slice(0, depth).join('/') || 'manifests';
    if (sides.every((files) => !hasTwins(files, cluster))) return cluster;
  }
  const all = new Map<string, Manifest[]>();
  for (const side of sides)
    for (const [file, manifests] of side) for (const manifest of manifests) append(all, file, manifest);
  const alternative = alternativesOf(all);
  return (file) => alternative(file) || 'manifests';
}

function hasTwins(files: ReadonlyMap<string, readonly Manifest[]>, cluster: (file: string) => string): boolean {
  const seen = new Map<string, string>();
  for (const [file, manifests] of files)
    for (const { apiVersion, kind, metadata } of manifests) {
      if (kind === '') continue;
      const { name = '', namespace = '' } = (metadata as Partial<Manifest['metadata']> | undefined) ?? {};
      const key = `${cluster(file)} ${apiVersion.replace(/\/.*/, '')} ${kind} ${namespace}/${name}`;
      const other = seen.get(key);
      if (other !== undefined && other !== file) return true;
      seen.set(key, file);
    }
  return false;
}

/** The clusters of a side. A cluster without differences is the same object on both sides. */
function clustersOf(
  files: ReadonlyMap<string, readonly Manifest[]>,
  split: Split,
  differing: ReadonlySet<string> = new Set(),
  other: Subjects = { clusters: [], places: new Map() },
): Subjects {
  const subjects = split === undefined ? subjectsOf(files) : splitSubjects(files, split);
  if (other.clusters.length === 0) return subjects;
  const touched = new Set([...differing].flatMap((file) => namesOf(file, split)));
  const same = new Map(other.clusters.map((cluster) => [cluster.name, cluster]));
  // Reuses what a cluster has already computed.
  const clusters = subjects.clusters.map((cluster) => {
    const { name } = cluster;
    const isTouched = touched.has(name) || touched.has(name.replace(/^preview\//, 'staging/'));
    return isTouched ? cluster : (same.get(name) ?? cluster);
  });
  return { clusters, places: new Map([...other.places, ...subjects.places]) };
}

function splitSubjects(files: ReadonlyMap<string, readonly Manifest[]>, split: (file: string) => string): Subjects {
  const places = new Map<KubernetesObject, { readonly file: string; readonly document: number }>();
  const clusters = new Map<string, KubernetesObject[]>();
  for (const [file, manifests] of files)
    for (const [document, manifest] of manifests.entries()) {
      const { metadata } = manifest as Partial<Manifest>;
      const object: KubernetesObject = metadata === undefined ? { ...manifest, metadata: { name: '' } } : manifest;
      places.set(object, { file, document });
      append(clusters, split(file), object);
    }
  return {
    clusters: [...clusters].map(([name, objects]) => new Cluster(name, objects, objects, places)),
    places,
  };
}

function byCluster(
  texts: ReadonlyMap<string, string>,
  differing: ReadonlySet<string>,
  split: Split,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const clusters = new Map<string, Map<string, string>>();
  for (const [file, text] of texts) {
    if (!differing.has(file)) continue;
    for (const name of namesOf(file, split)) {
      const files = clusters.get(name) ?? new Map<string, string>();
      clusters.set(name, files.set(file, text));
    }
  }
  return clusters;
}

function namesOf(file: string, split: Split): readonly string[] {
  if (split !== undefined) return [split(file)];
  const [cluster] = subjectsOf(new Map([[file, []]])).clusters;
  return cluster === undefined ? [] : [cluster.name];
}

const environments: ReadonlySet<string> = new Set([...environmentOrder, 'preview']);

function environmentOf(name: string, cluster: Cluster | undefined): string {
  const [first = ''] = name.split('/');
  return environments.has(first) ? first : (cluster?.environment ?? name);
}
