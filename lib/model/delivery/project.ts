import type { KubernetesObject, Of } from '../kinds.ts';
import { apiGroup } from '../../manifests/manifest.ts';
import { matcher } from './glob.ts';

type Spec = NonNullable<Of<'AppProject'>['spec']>;

/** The lists of a project. */
export type Permissions = Pick<
  Spec,
  | 'clusterResourceBlacklist'
  | 'clusterResourceWhitelist'
  | 'destinations'
  | 'namespaceResourceBlacklist'
  | 'namespaceResourceWhitelist'
  | 'sourceRepos'
>;

type Listed = NonNullable<Spec['clusterResourceWhitelist']>[number];
type Destination = NonNullable<Spec['destinations']>[number];

/** A kind of object and, where it is known, the name of one. */
export interface Wanted {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespaced: boolean;
}

/** Whether an entry of a list matches an object. */
export type Entry = (wanted: Wanted) => boolean;

/** What the lists of a project permit, exactly as Argo CD decides. */
export interface ProjectReader {
  /** The entry that forbids an object, or the list that lacks it; undefined where it is permitted. */
  readonly refusal: (wanted: Wanted) => string | undefined;
  readonly permitsDestination: (server: string, cluster: string, namespace: string) => boolean;
  readonly permitsRepository: (url: string) => boolean;
  readonly clusterEntries: readonly Entry[];
  readonly namespacedEntries: readonly Entry[];
}

/** https://github.com/argoproj/argo-cd/blob/v3.3.0/pkg/apis/application/v1alpha1/app_project_types.go */
export function projectReader(spec: Permissions): ProjectReader {
  const clusterEntries = (spec.clusterResourceWhitelist ?? []).map(entry);
  const namespacedEntries = (spec.namespaceResourceWhitelist ?? []).map(entry);
  const clusterForbidden = (spec.clusterResourceBlacklist ?? []).map(entry);
  const namespacedForbidden = (spec.namespaceResourceBlacklist ?? []).map(entry);
  const lists = [spec.clusterResourceWhitelist, spec.clusterResourceBlacklist];
  const isByName = [...lists, spec.namespaceResourceWhitelist, spec.namespaceResourceBlacklist].some((list) =>
    list?.some((one: Listed) => (one.name ?? '') !== ''),
  );
  const known = new Map<string, string | undefined>();
  return {
    clusterEntries,
    namespacedEntries,
    refusal(wanted) {
      const { group, kind, name, namespaced } = wanted;
      const key = `${namespaced} ${group}/${kind} ${isByName ? name : ''}`;
      if (!known.has(key)) known.set(key, refusalOf(wanted));
      return known.get(key);
    },
    permitsDestination: destinations(spec.destinations ?? []),
    permitsRepository: repositories(spec.sourceRepos ?? []),
  };

  function refusalOf(wanted: Wanted): string | undefined {
    const { namespaced } = wanted;
    const prefix = namespaced ? 'namespaceResource' : 'clusterResource';
    const forbidden = (namespaced ? namespacedForbidden : clusterForbidden).findIndex((one) => one(wanted));
    if (forbidden >= 0) return `spec.${prefix}Blacklist[${forbidden}]`;
    // Without a list every kind in a namespace is permitted, and none outside.
    if (namespaced && spec.namespaceResourceWhitelist === undefined) return undefined;
    const permitted = (namespaced ? namespacedEntries : clusterEntries).some((one) => one(wanted));
    return permitted ? undefined : `spec.${prefix}Whitelist`;
  }
}

/** What Argo CD looks up in a project to permit an object. */
export function wantedOf(object: KubernetesObject): Wanted {
  const { kind, metadata } = object;
  return { group: apiGroup(object), kind, name: metadata.name, namespaced: metadata.namespace !== undefined };
}

function entry({ group = '', kind = '', name = '' }: Listed): Entry {
  const [inGroup, isKind] = [matcher(group, '/'), matcher(kind, '/')];
  const isNamed = name === '' ? () => true : matcher(name, '/');
  return (wanted) => isKind(wanted.kind) && inGroup(wanted.group) && isNamed(wanted.name);
}

function destinations(list: readonly Destination[]): ProjectReader['permitsDestination'] {
  const read = list.map(({ server = '', name = '', namespace = '' }) => ({
    server,
    name,
    // An entry that starts with an exclamation mark forbids.
    forbidsName: name.startsWith('!'),
    forbidsServer: server.startsWith('!'),
    forbidsNamespace: namespace.startsWith('!'),
    isServer: negatable(server),
    isName: negatable(name),
    isNamespace: negatable(namespace),
  }));
  return (asServer, asName, namespace) => {
    // The value comes from a generator.
    if (`${asServer}${asName}${namespace}`.includes('{{')) return true;
    const server = asName === 'in-cluster' ? home : asServer;
    const cluster = server === home ? 'in-cluster' : asName;
    let permitted = false;
    for (const one of read) {
      // Only Argo CD knows which name belongs to which server.
      const named = one.name !== '' && (cluster === '' || one.isName(cluster));
      const served = one.server !== '' && (server === '' || one.isServer(server));
      const placed = one.isNamespace(namespace);
      if ((named || served) && placed) permitted = true;
      else if ((!named && one.forbidsName) || (!served && one.forbidsServer && placed)) return false;
      else if (!placed && one.forbidsNamespace && served) return false;
    }
    return permitted;
  };
}

/** The cluster that Argo CD runs in, which it calls in-cluster. */
const home = 'https://kubernetes.default.svc';

function repositories(list: readonly string[]): ProjectReader['permitsRepository'] {
  const read = list.map((pattern) => ({
    forbids: pattern.startsWith('!'),
    matches: negatable(normalized(pattern), '/'),
  }));
  return (url) => {
    if (url.includes('{{')) return true;
    const text = normalized(url);
    if (read.some(({ forbids, matches }) => forbids && !matches(text))) return false;
    return read.some(({ matches }) => matches(text));
  };
}

function negatable(glob: string, separator = ''): (text: string) => boolean {
  if (glob === '*') return () => true;
  if (!glob.startsWith('!')) return matcher(glob, separator);
  const matches = matcher(glob.slice(1), separator);
  return (text) => !matches(text);
}

/** A repository URL without its ending, so that equal repositories compare equal. */
function normalized(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}
