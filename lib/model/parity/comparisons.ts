import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import type { Excerpted } from '../rule.ts';
import { environmentsOf, type Place } from './environments.ts';
import { openKeys, type ParityExcerpt } from './excerpt.ts';
import { identified } from './identified.ts';

/** Objects that production and another environment share, and those that only one of them has. */
export interface Comparison {
  readonly production: Place;
  readonly other: Place;
  /** Pairs of the same object in both environments. */
  readonly pairs: readonly (readonly [production: KubernetesObject, other: KubernetesObject])[];
  readonly missing: readonly KubernetesObject[];
  readonly extra: readonly KubernetesObject[];
}

/**
 * Compares production with staging and with dr, system by system. Objects of which the excerpts tell that nothing is wrong with
 * them are left out; where that is so of all, no cluster is asked for.
 */
export function comparisonsOf(
  excerpts: readonly Excerpted<ParityExcerpt | null>[],
  whole: (cluster: string) => Cluster,
): readonly Comparison[] {
  const comparisons = known.get(excerpts) ?? [...compareSystems(excerpts, whole)];
  known.set(excerpts, comparisons);
  return comparisons;
}

/** Both rules get the same excerpts. */
const known = new WeakMap<readonly Excerpted<ParityExcerpt | null>[], readonly Comparison[]>();

function* compareSystems(
  excerpts: readonly Excerpted<ParityExcerpt | null>[],
  whole: (cluster: string) => Cluster,
): Iterable<Comparison> {
  for (const { production, others } of environmentsOf(excerpts)) {
    for (const other of others) {
      // The objects at hand are compared as fast as their digests are made.
      const atHand = production.atHand && other.atHand;
      if (atHand) {
        yield* compared(production.atHand, other.atHand, () => true);
        continue;
      }
      const [here, there] = [production.excerpt, other.excerpt];
      if (here === null || there === null) continue;
      const open = openKeys(here, there);
      if (open.size > 0) yield* compared(whole(production.name), whole(other.name), (key) => open.has(key));
    }
  }
}

/** Pairs the objects with some keys. */
function* compared(production: Cluster, other: Cluster, isWanted: (key: string) => boolean): Iterable<Comparison> {
  const [here, there] = [production.once(identified), other.once(identified)];
  if (here === undefined || there === undefined) return;
  const pairs: (readonly [KubernetesObject, KubernetesObject])[] = [];
  const missing: KubernetesObject[] = [];
  for (const [key, object] of here.objects) {
    if (!isWanted(key)) continue;
    const counterpart = there.objects.get(key);
    if (counterpart === undefined) missing.push(object);
    else pairs.push([object, counterpart]);
  }
  const extra = [...there.objects].flatMap(([key, object]) =>
    here.objects.has(key) || !isWanted(key) ? [] : [object],
  );
  yield { production: here.place, other: there.place, pairs, missing, extra };
}
