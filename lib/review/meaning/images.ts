import { imagesOf } from '../../model/images.ts';
import type { Cluster } from '../../model/cluster.ts';
import { environmentOrder, isProduction } from '../../model/environment.ts';
import type { Comparison } from '../clusters.ts';
import type { ClusterChange, Meant } from '../consequence.ts';
import { imageParts } from '../entries.ts';
import { affectedOf, filesOf, keyOfObject } from './placed.ts';

/** Image versions: newer, older, without their digest, from another registry, or ahead of an earlier environment. */
export function* images(change: ClusterChange, comparison: Comparison): Iterable<Meant> {
  const before = placed(change.before);
  const files = filesOf(change);
  const seen = new Set<string>();
  for (const [key, { object, image }] of placed(change.after)) {
    const was = before.get(key)?.image;
    if (was === undefined || was === image) continue;
    const about = `${keyOfObject(object)} ${was} ${image}`;
    if (seen.has(about)) continue;
    seen.add(about);
    for (const { detail, ...said } of moved(change, was, image))
      yield { ...said, object: affectedOf(change, object, detail, files) };
  }
  yield* outOfOrder(change, comparison);
}

function placed(cluster: Cluster) {
  return new Map(imagesOf(cluster).map((one) => [`${keyOfObject(one.object)} ${one.field}`, one] as const));
}

type Said = Omit<Meant, 'object'> & { readonly detail: string };

function* moved(change: ClusterChange, before: string, after: string): Iterable<Said> {
  const [was, is] = [imageParts(before), imageParts(after)];
  const isLive = isProduction(change);
  if (wholeName(was.repository) !== wholeName(is.repository)) {
    const [one, other] = [registryOf(was.repository), registryOf(is.repository)];
    const isElsewhere = one !== other;
    yield {
      severity: isElsewhere ? 'high' : 'medium',
      what: isElsewhere ? 'an image comes from another registry' : 'another image runs',
      reason: isElsewhere
        ? 'Whoever can push there decides what runs here. Nodes must be able to pull from it.'
        : 'It is a different image, not another version.',
      detail: `${before} → ${after}`,
    };
    return;
  }
  const detail = `${is.name} ${was.version} → ${is.version}`;
  if (before.includes('@sha256:') && !after.includes('@sha256:'))
    yield {
      severity: 'medium',
      what: 'an image loses its digest',
      reason: 'The tag can point to another image without a commit.',
      wayOut: 'pin the digest of the new version',
      detail,
    };
  const way = compareVersions(was.version, is.version);
  if (way === undefined || way === 0) return;
  if (way < 0)
    yield {
      severity: isLive ? 'high' : 'medium',
      what: 'an image gets an older version',
      reason: 'The older version must be able to read what the newer one has written: schemas, messages, files.',
      wayOut: 'make sure that nothing was migrated since',
      detail,
    };
  else if (majorOf(was.version) !== majorOf(is.version))
    yield {
      severity: 'medium',
      what: 'an image changes its major version',
      reason: 'A major version may break its callers.',
      detail,
    };
  else
    yield {
      severity: 'low',
      what: 'an image gets a newer version',
      reason: 'A newer version of the same image.',
      detail,
    };
}

/** An environment is ahead if it gets a version that the environment before it does not run yet. */
function* outOfOrder(change: ClusterChange, { after }: Comparison): Iterable<Meant> {
  const rank = environmentOrder.indexOf(change.environment);
  if (rank < 1 || change.environment === 'dr') return;
  const [, system = ''] = change.name.split('/');
  const earlier = after.clusters.find(({ name }) => name === `${environmentOrder[rank - 1] ?? ''}/${system}`);
  if (earlier === undefined) return;
  const versions = newest(earlier);
  const changed = newest(change.before);
  const files = filesOf(change);
  for (const [repository, { version, object }] of newest(change.after)) {
    const other = versions.get(repository);
    if (other === undefined || changed.get(repository)?.version === version) continue;
    if ((compareVersions(other.version, version) ?? 0) <= 0) continue;
    yield {
      severity: 'high',
      what: `${change.environment} is ahead of ${environmentOrder[rank - 1] ?? ''}`,
      reason: 'The version has not run in the environment before it.',
      wayOut: `use npm run promote, one environment at a time`,
      object: affectedOf(
        change,
        object,
        `${imageParts(repository).name} ${version}, and ${environmentOrder[rank - 1] ?? ''} runs ${other.version}`,
        files,
      ),
    };
  }
}

function newest(cluster: Cluster) {
  const versions = new Map<
    string,
    { readonly version: string; readonly object: ReturnType<typeof imagesOf>[number]['object'] }
  >();
  for (const { image, object } of imagesOf(cluster)) {
    const { name, version } = imageParts(image);
    const known = versions.get(name);
    if (known === undefined || (compareVersions(known.version, version) ?? 0) > 0)
      versions.set(name, { version, object });
  }
  return versions;
}

/** A repository with its registry: `nginx` is `docker.io/library/nginx`. */
function wholeName(repository: string): string {
  const path = repository.replace(/^(index\.)?docker\.io\//, '');
  if (registryOf(path) !== 'docker.io') return path;
  return `docker.io/${path.includes('/') ? path : `library/${path}`}`;
}

/** The registry of a repository; Docker Hub's is implied. */
function registryOf(repository: string): string {
  const [first = ''] = repository.split('/');
  return /[.:]|^localhost$/.test(first) && repository.includes('/') ? first : 'docker.io';
}

/** Positive if the second version is newer, negative if it is older; undefined if they are not versions. */
export function compareVersions(before: string, after: string): number | undefined {
  const [one, other] = [numbersOf(before), numbersOf(after)];
  if (one === undefined || other === undefined) return undefined;
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (other[index] ?? 0) - (one[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): readonly number[] | undefined {
  const [, digits] = /^v?(\d+(?:\.\d+){0,3})(?:[-+@].*)?$/.exec(version) ?? [];
  return digits?.split('.').map(Number);
}

function majorOf(version: string): number | undefined {
  return numbersOf(version)?.[0];
}
