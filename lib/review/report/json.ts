import type { Affected, Consequence } from '../consequence.ts';
import type { Entry } from '../entries.ts';
import type { Action, Verdict } from '../policy.ts';
import type { Review } from '../review.ts';

/** The review for programs; lib/review/report/review.schema.json describes it. A change of its shape is another version. */
export interface JsonReview {
  readonly version: 1;
  readonly base: string;
  readonly head: string;
  readonly action: Action;
  readonly approvals: Verdict['approvals'];
  readonly clusters: Review['clusters'];
  readonly consequences: readonly (Consequence & { readonly action: Action })[];
  readonly entries: readonly Entry[];
  /** Objects that only stand in another file. */
  readonly moved: number;
}

/** The whole review as JSON: nothing is left out of it. */
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

/** A consequence once for each of what is done about it: other environments, other decisions. */
function split(consequence: Consequence, { judgements }: Verdict): JsonReview['consequences'] {
  const own = judgements.filter((one) => one.consequence === consequence);
  const judged = new Set<Affected>(own.flatMap(({ objects }) => objects));
  const left = consequence.objects.filter((object) => !judged.has(object));
  return [
    ...own.map(({ action, objects }) => ({ ...consequence, objects, action })),
    ...(left.length > 0 ? [{ ...consequence, objects: left, action: 'allow' as const }] : []),
  ];
}
