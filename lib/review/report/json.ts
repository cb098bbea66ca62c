import type { Affected, Consequence } from '../consequence.ts';
import type { Entry } from '../entries.ts';
import type { Action, Verdict } from '../policy.ts';
import type { Review } from '../review.ts';

/**
 * The review for programs, described by lib/review/report/review.schema.json. A change of its structure needs a new
 * version number.
 */
export interface JsonReview {
  readonly version: 1;
  readonly base: string;
  readonly head: string;
  readonly action: Action;
  readonly approvals: Verdict['approvals'];
  readonly clusters: Review['clusters'];
  readonly consequences: readonly (Consequence & { readonly action: Action })[];
  readonly entries: readonly Entry[];
  /** Objects that only moved to another file. */
  readonly moved: number;
}

/** The complete review as JSON. */
export function jsonReview(review: Review, verdict: Verdict): string {
  const { base, head, clusters, consequences, entries, moved } = review;
  const json: JsonReview = {
    version: 1,
    base,
    head,
    action: verdict.action,
    approvals: verdict.approvals,
    clusters,
    consequences: consequences.flatMap((one) => split(one, verdict)),
    entries,
    moved,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** A consequence once for each action: environments may have different ones. */
function split(consequence: Consequence, { judgements }: Verdict): JsonReview['consequences'] {
  const own = judgements.filter((one) => one.consequence === consequence);
  const judged = new Set<Affected>(own.flatMap(({ objects }) => objects));
  const left = consequence.objects.filter((object) => !judged.has(object));
  return [
    ...own.map(({ action, objects }) => ({ ...consequence, objects, action })),
    ...(left.length > 0 ? [{ ...consequence, objects: left, action: 'allow' as const }] : []),
  ];
}
