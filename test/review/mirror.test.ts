import fc from 'fast-check';
import { expect, it } from 'vitest';
import { review, type Review } from '../../lib/review/review.ts';
import { systems } from '../generated-system.ts';
import { renderSample } from '../sample-system.ts';
import { sideOf } from './manifests.ts';

/** Which paths a review says are open and closed, by cluster, ends and port. */
function paths({ consequences }: Review, what: RegExp): readonly string[] {
  return consequences
    .filter((one) => one.class === 'traffic' && what.test(one.what))
    .flatMap(({ objects }) => objects.map(({ cluster, detail }) => `${cluster} ${detail ?? ''}`))
    .sort();
}

const opens = /opens$|^nothing limits|^a route is open/;
const closes = /closes|closed$/;

it('between any two versions of a system, what opens one way closes the other way', () => {
  let seen = 0;
  fc.assert(
    fc.property(systems, systems, (one, other) => {
      const [before, after] = [one, other].map((system) => {
        const { dist, problems } = renderSample(system);
        expect(problems).toEqual([]);
        const own = [...dist].filter(([path]) => path.startsWith('production/'));
        return Object.fromEntries(own.map(([path, text]) => [`dist/${path}`, text]));
      });
      const [base, head] = [sideOf('one', before ?? {}), sideOf('other', after ?? {})];
      const [forth, back] = [review(base, head, { rules: [] }).review, review(head, base, { rules: [] }).review];
      expect(paths(back, closes)).toEqual(paths(forth, opens));
      expect(paths(back, opens)).toEqual(paths(forth, closes));
      seen += paths(forth, opens).length + paths(forth, closes).length;
      const counts = ({ clusters }: Review) => clusters.map(({ added, removed, changed }) => [added, removed, changed]);
      expect(counts(back)).toEqual(counts(forth).map(([added, removed, changed]) => [removed, added, changed]));
    }),
    { seed: Number(process.env.SEED ?? 20_26), numRuns: 25 },
  );
  expect(seen).toBeGreaterThan(100);
}, 120_000);
