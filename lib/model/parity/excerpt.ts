import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import { readingCopies } from '../data/reading-copies.ts';
import { mayBeAlone, writtenThrough } from './alone.ts';
import { followed, strategiesOf } from './delivery.ts';
import { areConfused, digester, isLike, type Emptied } from './digests.ts';
import { identified } from './identified.ts';
import { mayDiffer, mayFollow } from './scale-and-data.ts';

/**
 * A cluster for its comparison with that of another environment. It tells of most objects that nothing is wrong with them; of
 * the others the clusters have to be looked at.
 */
export interface ParityExcerpt {
  /** Digests of all objects, by their keys. */
  readonly digests: Readonly<Record<string, string>>;
  /** Keys of objects that the other environment need not have. */
  readonly alone: readonly string[];
  /** Databases to which an object belongs as part of a workload that writes to them, by its key. */
  readonly writing: Readonly<Record<string, readonly string[]>>;
  /** Databases that follow one in another region. */
  readonly copies: readonly string[];
  /** How each Rollout delivers, by `namespace/name`. */
  readonly strategies: Readonly<Record<string, string>>;
  /** Rollouts because of whose strategies an object is there, or is as it is, by its key. */
  readonly following: Readonly<Record<string, readonly string[]>>;
  /** Digests without what follows from a strategy, where they differ, by the key of the object. */
  readonly bare: Readonly<Record<string, string>>;
  /** Where nothing is left of values in these digests. */
  readonly emptied: Emptied;
}

/** The same for both rules; null where the cluster is none that is compared. */
export function parityExcerpt(cluster: Cluster): ParityExcerpt | null {
  const known = cluster.once(identified);
  if (known === undefined) return null;
  const { digestOf, emptied } = digester(known.place);
  const strategies = cluster.once(strategiesOf);
  const rolloutsOf = new Map<string, string[]>();
  for (const [rollout, { objects }] of strategies) for (const name of objects) append(rolloutsOf, name, rollout);
  const all: Record<string, string> = {};
  const alone: string[] = [];
  const writing: Record<string, readonly string[]> = {};
  const following: Record<string, readonly string[]> = {};
  const bare: Record<string, string> = {};
  for (const [key, object] of known.objects) {
    const digest = digestOf(object, mayDiffer(object.kind));
    all[key] = digest;
    if (mayBeAlone(object, cluster)) alone.push(key);
    const written = writtenThrough(object, cluster);
    if (written.length > 0) writing[key] = written;
    const rollouts = rolloutsOf.get(followed(object));
    if (rollouts !== undefined) following[key] = [...new Set(rollouts)];
    if (mayFollow(object.kind) === mayDiffer(object.kind)) continue;
    const bareDigest = digestOf(object, mayFollow(object.kind));
    if (bareDigest !== digest) bare[key] = bareDigest;
  }
  return {
    ...{ digests: all, alone, writing, copies: [...readingCopies(cluster).keys()], following, bare },
    emptied: emptied(),
    strategies: Object.fromEntries([...strategies].map(([rollout, { kind }]) => [rollout, kind])),
  };
}

/** Keys of objects that may differ from those of the other environment, or may be wrongly alone. */
export function openKeys(production: ParityExcerpt, other: ParityExcerpt): ReadonlySet<string> {
  const open = new Set<string>();
  const isOtherStrategy = (rollout: string): boolean => {
    const [one, two] = [production.strategies[rollout], other.strategies[rollout]];
    return one !== undefined && two !== undefined && one !== two;
  };
  const follows = (key: string, { following }: ParityExcerpt): boolean =>
    following[key]?.some(isOtherStrategy) === true;
  const known = areConfused(production.emptied, other.emptied) ? () => false : isLike;
  for (const [key, digest] of Object.entries(production.digests)) {
    const counterpart = other.digests[key];
    if (counterpart === undefined || known(digest, counterpart)) continue;
    const isLikeBare = () => known(production.bare[key] ?? digest, other.bare[key] ?? counterpart);
    if (!follows(key, production) || !isLikeBare()) open.add(key);
  }
  for (const [one, without] of [
    [production, other],
    [other, production],
  ] as const) {
    const alone = new Set(one.alone);
    for (const key of Object.keys(one.digests)) {
      if (without.digests[key] !== undefined || alone.has(key) || follows(key, one)) continue;
      if (one.writing[key]?.some((name) => without.copies.includes(name)) !== true) open.add(key);
    }
  }
  return open;
}
