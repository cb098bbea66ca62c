import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classes, severities, type Consequence } from '../../lib/review/consequence.ts';
import { defaultPolicy, environmentsOf, verdict } from '../../lib/review/policy.ts';
import { markdownReview, marker, mostCharacters } from '../../lib/review/report/markdown.ts';
import { review, type Review } from '../../lib/review/review.ts';
import { sideOf } from './manifests.ts';
import { platform, withoutFile } from './platform.ts';

const allowed = verdict([], new Map(), defaultPolicy);

describe('a comment', () => {
  it('begins with its marker, says what is severe in full and folds the rest', () => {
    const { review: made, comparison } = review(
      sideOf('base', platform()),
      sideOf('head', withoutFile('production/shop/store.yaml')(platform())),
      { rules: [] },
    );
    const text = markdownReview(made, verdict(made.consequences, environmentsOf(comparison.changed), defaultPolicy));
    expect(text.startsWith(`${marker}\n\n## base → head: 1 cluster; objects: 5 removed\n`)).toBe(true);
    expect(text).toContain(
      [
        '**high** · deletes · **StatefulSet is deleted; its claims remain**  ',
        'The claims of its pods are not deleted with it: they are orphaned, with their data. *Instead: make a backup first; delete the claims by hand if nobody needs them.*',
        '',
        '- `StatefulSet back/store: 2 pods (shop: production)`',
      ].join('\n'),
    );
    expect(text).toMatch(/<details><summary>Less severe \(\d+\)<\/summary>/);
  });

  const text = fc.string({ maxLength: 80, unit: fc.constantFrom('a', ' ', '`', '<', '>', '@', '|', '\n', '*', 'é') });
  const consequence: fc.Arbitrary<Consequence> = fc.record({
    class: fc.constantFrom(...classes),
    severity: fc.constantFrom(...severities),
    what: text,
    reason: text,
    objects: fc.array(fc.record({ cluster: fc.constantFrom('dev/a', 'production/b'), object: text, file: text }), {
      minLength: 1,
      maxLength: 20,
    }),
  });

  it('is never longer than it may be, never cut within a part, and never without what is severe', () => {
    fc.assert(
      fc.property(fc.array(consequence, { maxLength: 60 }), fc.integer({ min: 3_000, max: 20_000 }), (some, most) => {
        const made: Review = { base: 'a', head: 'b', clusters: [], consequences: some, entries: [], moved: 0 };
        const comment = markdownReview(made, allowed, most);
        expect(comment.length).toBeLessThanOrEqual(most);
        const count = (pattern: RegExp) => [...comment.matchAll(pattern)].length;
        expect(count(/<details>/g)).toBe(count(/<\/details>/g));
        for (const { severity, class: name } of some)
          if (severity === 'critical' || severity === 'high') expect(comment).toContain(`**${severity}** · ${name}`);
        // No input becomes HTML or mentions a user.
        expect(
          comment
            .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')
            .replace(marker, '')
            .replace(/<\/?(details|summary)>/g, ''),
        ).not.toMatch(/<[a-z]|@a/);
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  it('of more than GitHub takes counts what it leaves out', () => {
    const object = { cluster: 'dev/a', object: 'Deployment a/b', file: 'x' };
    const consequences = Array.from({ length: 2_000 }, (_, index): Consequence => ({
      class: 'restarts',
      severity: index < 400 ? 'high' : 'low',
      what: `what ${index}`,
      reason: 'why',
      objects: [object],
    }));
    const comment = markdownReview(
      { base: 'a', head: 'b', clusters: [], consequences, entries: [], moved: 0 },
      allowed,
    );
    expect(comment.length).toBeLessThanOrEqual(mostCharacters);
    expect([...comment.matchAll(/\*\*high\*\*/g)]).toHaveLength(400);
    expect(comment).toMatch(/… and \d+ more: `npm run review` shows them\./);
  });
});
