import { compareSides, type Comparison } from './clusters.ts';
import type { ClassName, ClusterChange, Consequence, Meant } from './consequence.ts';
import { causesOf } from './causes.ts';
import { classes, severities } from './consequence.ts';
import { entriesOf, type Entry } from './entries.ts';
import { meanings, type Meaning } from './meanings.ts';
import { byCodeUnit } from './order.ts';
import type { Side } from './side.ts';
import type { Rule } from '../model/rule.ts';

/** The consequences of a change for clusters. */
export interface Review {
  readonly base: string;
  readonly head: string;
  readonly clusters: readonly ClusterSummary[];
  /** Consequences, the most severe first. */
  readonly consequences: readonly Consequence[];
  readonly entries: readonly Entry[];
  /** Unchanged objects that moved to another file. */
  readonly moved: number;
}

/** The number of changed objects in a cluster. */
export interface ClusterSummary {
  readonly name: string;
  readonly environment: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** The review of a change, with the comparison that it is based on. */
export interface Reviewed {
  readonly review: Review;
  readonly comparison: Comparison;
}

/** Optional input of a review. */
export interface ReviewOptions {
  /** Rules that run on both sides. @default - see compareSides */
  readonly rules?: readonly Rule[];
  /** Changed files under charts/ and lib/. @default - none */
  readonly sources?: readonly string[];
}

/** Compares two sides, and computes the consequences of the difference. */
export function review(base: Side, head: Side, { rules, sources = [] }: ReviewOptions = {}): Reviewed {
  const comparison = compareSides(base, head, rules);
  return { review: reviewOf(base.name, head.name, comparison, sources), comparison };
}

function reviewOf(base: string, head: string, comparison: Comparison, sources: readonly string[]): Review {
  const objects = comparison.changed.flatMap((one) => one.objects);
  return {
    base,
    head,
    clusters: comparison.changed.filter((one) => one.objects.some(({ how }) => how !== 'moved')).map(summaryOf),
    consequences: consequencesOf(comparison),
    entries: entriesOf(objects).map((entry) => {
      const causes = causesOf(entry, sources);
      return causes.length === 0 ? entry : { ...entry, causes };
    }),
    moved: objects.filter(({ how }) => how === 'moved').length,
  };
}

function summaryOf({ name, environment, objects }: ClusterChange): ClusterSummary {
  const count = (how: string) => objects.filter((one) => one.how === how).length;
  return { name, environment, added: count('added'), removed: count('removed'), changed: count('changed') };
}

function consequencesOf(comparison: Comparison): readonly Consequence[] {
  const grouped = new Map<string, Consequence & { readonly objects: Meant['object'][] }>();
  const add = (name: ClassName, { object, ...meant }: Meant): void => {
    const { severity, what, reason, wayOut } = meant;
    const key = JSON.stringify([name, severity, what, reason, wayOut]);
    const found = grouped.get(key);
    if (found === undefined) grouped.set(key, { class: name, ...meant, objects: [object] });
    else if (
      !found.objects.some(
        (one) => one.cluster === object.cluster && one.object === object.object && one.detail === object.detail,
      )
    )
      found.objects.push(object);
  };
  for (const [name, meaning] of Object.entries(meanings) as [ClassName, Meaning][])
    for (const change of comparison.changed) for (const meant of meaning(change, comparison)) add(name, meant);
  return [...grouped.values()].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      classes.indexOf(a.class) - classes.indexOf(b.class) ||
      b.objects.length - a.objects.length ||
      byCodeUnit(a.what, b.what),
  );
}
